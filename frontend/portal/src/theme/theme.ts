import { Button, createTheme, Drawer, InputWrapper, Menu, Modal, Select, Tooltip, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

/** Garnet: shade 6 is the house's accent of `@parure/shared/styles/tokens.css`, 8 its deep form, 0 its wash. */
const garnet: MantineColorsTuple = [
  "#f7ecec", "#edd8da", "#dab3b7", "#c68d94", "#b16a73", "#97485a", "#7a2e3b", "#6c2733", "#5f212d", "#481620",
];

export const theme = createTheme({
  colors: { garnet },
  primaryColor: "garnet",
  primaryShade: 6,
  white: "#ffffff",
  black: "#211c18",
  fontFamily: "var(--font-text)",
  headings: { fontFamily: "var(--font-text)", fontWeight: "600" },
  defaultRadius: "sm",
  radius: { xs: "2px", sm: "4px", md: "6px", lg: "10px", xl: "16px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ styles: { label: { fontWeight: 500 } } }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { inputWrapperOrder: ["label", "input", "description", "error"] },
      styles: { label: { marginBottom: 4 } },
    }),
    // react-remove-scroll writes a <style> element, which our CSP forbids; base.css locks the scroll instead.
    // A dialog's header is no banner of the page, which has one of its own on a phone.
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true, radius: "lg", attributes: { header: { role: "presentation" } } } }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false, attributes: { header: { role: "presentation" } } } }),
    DrawerRoot: { defaultProps: { lockScroll: false } },
    Select: Select.extend({ defaultProps: { allowDeselect: false, checkIconPosition: "right" } }),
    Menu: Menu.extend({ defaultProps: { shadow: "md", position: "bottom-end" } }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, events: { hover: true, focus: true, touch: false } } }),
  },
});

/** Mantine's own greys for dimmed text, placeholders and errors miss AA on warm white; ours are measured on it. */
export const houseColours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "var(--paper)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink-soft)",
    "--mantine-color-placeholder": "var(--ink-faint)",
    "--mantine-color-error": "var(--negative)",
    "--mantine-color-default-border": "var(--line-control)",
    "--mantine-color-anchor": "var(--accent)",
  },
  dark: {},
});
