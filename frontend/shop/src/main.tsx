import "@parure/shared/styles/fonts.css";
import "@parure/shared/styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./features/shell/shell.css";
import "./features/catalog/catalog.css";
import "./features/home/home.css";
import "./features/search/list.css";
import "./features/product/product.css";
import "./features/product/certificate.css";
import "./features/compare/compare-toggle.css";
import "./features/wishlist/wish-button.css";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { rememberedLanguage, session, speak, type Language } from "@parure/shared";
import { render } from "preact";
import { App } from "./app";
import { catalogues } from "./catalogues";
import { refreshCart } from "./features/cart/store";
import { shop, withinShop } from "./features/dealer-shop/scope";
import { readPublishedProduct } from "./features/product/published";
import { preloadPage } from "./routes";
import { goOnFromEarly, keepEarly } from "./ui/early";
import { keepScroll } from "./ui/scroll";

/** A published page is English by its address; everything else is in the reader's own language. */
const languageOfPage = (): Language => (/^\/en(\/|$)/.test(location.pathname) ? "en" : rememberedLanguage());

/** The published page stays on the screen until everything it needs is here: then one render takes its place. */
async function open(): Promise<void> {
  const app = document.getElementById("app");
  if (!app) throw new Error("index.html has no #app");
  readPublishedProduct();
  keepScroll();
  const signedIn = session.start().then(refreshCart);
  await Promise.all([
    speak(languageOfPage(), catalogues),
    preloadPage(withinShop(location.pathname)),
    shop && import("./features/dealer-shop/enter").then((its) => its.enterShop()),
  ]);
  keepEarly();
  app.replaceChildren();
  render(
    <I18nProvider i18n={i18n}>
      <App />
    </I18nProvider>,
    app,
  );
  goOnFromEarly();
  await signedIn;
  if (import.meta.env.PROD) setTimeout(() => void import("./features/shell/offline").then((offline) => offline.keepForOffline()), 3000);
}

void open();
