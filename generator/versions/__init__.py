"""What became of the words (정정과 판).

`corrections` are laid over them, `corrected` facts stand on such words, `changes` led from the draft.
"""
