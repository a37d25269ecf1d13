// What HTML has to be: the standard, and what keeps nobody out. Rules that the theme itself breaks are off, each with a
// reason; tests/test_accessible.py looks at what readers meet there with axe-core.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    "attribute-misuse": "off", // the pencil's rel="edit", a registered link type that the validator does not know
    "input-missing-label": "off", // the theme's check boxes that hold what is open: never shown, never focused
    "no-missing-references": "off", // the theme's label for a table of contents that it leaves out
    "require-sri": "off", // all scripts and styles come from the site itself
    "unique-landmark": "off", // on narrow windows the theme repeats the table of contents in the navigation
    "valid-autocomplete": "off", // on those check boxes, so that none is open when a reader comes back
    "wcag/h30": "off", // the pencil: an icon that is named by its title
    "wcag/h32": "off", // the theme's choice of light or dark: takes effect without being sent
  },
};
