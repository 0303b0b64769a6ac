// Keeps what is pressed on a published page before the shop's script is here (src/ui/early.ts presses it again).
document.addEventListener("click", function (event) {
  var pressed = event.target.closest("[data-press]");
  if (!pressed) return;
  event.preventDefault();
  pressed.setAttribute("aria-busy", "true");
  document.documentElement.dataset.pressed = pressed.dataset.press;
});
