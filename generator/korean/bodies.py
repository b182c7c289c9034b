"""Bodies and groups that speak as one (단체): a table, not logic."""

import re

# Bodies and groups that take part in hearings, as no thing is called.
GROUP = re.compile(
    r"(?:[가-힣]{1,8} ?)?(?:시민단체|[가-힣]{2,4}단체|상인회|학부모회|부녀회|노인회|청년회|자치회|번영회|[어아][머버]니회|동문회|학생회|동호회|연합회|협의체|대책위|비대위|추진위|연맹"
    r"|지회|지부|노조|노동조합|경찰서|소방서|세무서|우체국|교육(?:지원)?청|보건소|행정복지센터|주민센터|관리사무소|작은도서관|유치원|어린이집)(?:원회)?$"
    r"|(?:㈜|\(주\)|주식회사 )[가-힣A-Za-z]{2,12}$|[가-힣A-Za-z]{2,12}(?:㈜|\(주\)| 주식회사)$"
)
# A body or a kind of people that answers behind an arrow, too.
REPLIES = re.compile(
    r"집행(?:부|기관)|(?:수행|주관|용역|시행|전문|관계)\s?기관|(?:시공|용역|설계|수행|관리|협력)\s?업체|사업시행자|시행사|설계사|사업자"
    r"|(?:관리)?사무소|(?:시|구|군|도)청|노조|조합|추진단|위탁기관|관리주체|기획단|사무국|[가-힣]{2,8}(?:공사|공단|재단|센터|협회)"
)
