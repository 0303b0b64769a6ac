// What somebody presses before the shop's own script is here is kept, and pressed again by it (src/ui/early.ts). Only published
// pages have `data-press`: the name of the button that it stands for.
document.addEventListener("click", function (event) {
  var pressed = event.target.closest("[data-press]");
  if (!pressed) return;
  event.preventDefault();
  pressed.setAttribute("aria-busy", "true");
  document.documentElement.dataset.pressed = pressed.dataset.press;
});
