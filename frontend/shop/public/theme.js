// Before the first paint: the theme the reader chose, else the system's. Small, cached, and a file because the content
// security policy allows no script inside the page. The choice is made in src/features/shell/theme.ts.
(function () {
  var dark = matchMedia("(prefers-color-scheme: dark)");
  function apply() {
    var chosen = null;
    try {
      chosen = localStorage.getItem("parure.theme");
    } catch (forbidden) {
      // Storage may be forbidden; the system's theme then.
    }
    var theme = chosen === "light" || chosen === "dark" ? chosen : dark.matches ? "dark" : "light";
    document.documentElement.dataset.theme = theme;
    var bar = document.querySelector('meta[name="theme-color"]');
    if (bar) bar.setAttribute("content", theme === "dark" ? "#151210" : "#fbf9f6");
  }
  apply();
  dark.addEventListener("change", apply);
  addEventListener("storage", apply);
  addEventListener("parure:theme", apply);
})();
