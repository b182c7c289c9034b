"""Words of Korean administration that name nothing in particular: `운영`, `추진`, `시민`, `디지털`.

A table, not logic. A part of a title that is made of nothing else is no name: it is said of any
programme. Words of a trade (`드론`, `와이파이`) are left out, since in a title they do name something.
"""

import re

EMPTY = frozenset(("없는", "있는", "위한", "모든", "다시", "새로", "함께"))
WORDS = """
사업 업무 과제 계획 추진 현황 실적 결과 보고 운영 관리 지원 확대 확충 강화 제고 개선 정비 조성 구축 설치 개발 연구 조사
분석 활용 이용 적용 도입 실시 시행 수립 마련 개최 발굴 육성 양성 채용 모집 선정 제정 개정 점검 평가 검토 홍보 교육 연계
협력 협업 참여 체감 체험 제공 보급 전환 고도 활성 내실 효율 자동 시범 실증 모델 체계 시스템 플랫폼 서비스 프로그램
프로젝트 콘텐츠 인프라 시설 환경 분야 부문 방안 방향 대책 전략 정책 행정 제도 기준 규정 조례 예산 재정 성과 효과 편의
편익 안전 복지 문화 생활 지역 도시 마을 시민 주민 국민 구민 도민 군민 이용자 청년 아동 어린이 청소년 노인 어르신 여성
장애인 약자 취약 계층 소상공인 기업 민간 공공 공무원 공동 사회 사회적 경제 산업 기술 정보 통신 자료 데이터 센터 기관
부서 기반 중심 관련 위한 통한 따른 대한 대비 대응 대상 맞춤 미래 전용 신규 기존 주요 현안 핵심 우수 기본 종합 통합
전체 전문 일반 특별 국제 국내 글로벌 혁신 선도 첨단 스마트 디지털 온라인 비대면 인공지능 빅데이터 사물인터넷 클라우드
블록체인 소프트웨어 가상 역량 인력 인재 조직 예방 보호 보전 감축 저감 절감 증대 증진 향상 확보 확산 촉진 완화 해소
제작 작성 제공 공개 공유 개방 상황 설명 소개 안내 회의 위원회 토론 의견 논의 행사 대회 이행 변경 결정 심의 의결 동의 승인
수정 보완 보고서 용역 시설물 장비 공간 구간 권역 단계 방식 방법 사례 사항 내용 문제 부분 경우 의미 필요 가능 다양
지속 정기 상시 수시 추가 일부 올해 내년 금년 상반기 하반기 분기 연도 연간 매년 조례안 동의안 개정안 계획안 규칙안
체계 교체 창출 개편 감량 실천 보장 고용 처우 입지 위탁 일부 전부 운영비 인상 인하 폐지 신설 매입 임차 사용 지급 단속 처리 수거 배출
절차 규모 비용 단가 요금 평균 노후 AI IOT ICT DB IT 및 등 외 년 월 차 회 건
"""
_ANY = f"(?:{'|'.join(WORDS.split())})"
# `시민체감형` is three of them; the particle of `약자를` counts for nothing, nor does `제5차`.
COMMON = re.compile(
    rf"(?:{_ANY}[화형]?)+(?:[성적용별률을를의에와과])?|제?\d+(?:[가-힣]|단계)?", re.IGNORECASE
)
PIECE = re.compile(f"(?:{'|'.join(word for word in WORDS.split() if len(word) > 1)})")


def is_common(word: str, town: str = "") -> bool:
    """Whether a word, or each piece that it is put together of, is said of any programme of a town."""
    if town and word.startswith(town):
        return re.fullmatch("[시군구도]?", word[len(town) :]) is not None
    return bool(COMMON.fullmatch(word)) or word in EMPTY


def rest_of(word: str) -> int:
    """How many letters a word has beside a common one in it; 0 if there is none in it."""
    piece = PIECE.search(word)
    return len(word) - len(piece[0]) if piece else 0
