// Rules for the markup of built pages; what else is let through is in test_acceptance.py (THEME).
export default {
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // Style, not correctness, and decided by Markdown, Jinja and the theme.
    "attr-quotes": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    // A page's title has the title of its meeting, whose length is the record's.
    "long-title": "off",
  },
};
