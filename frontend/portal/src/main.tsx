import "@parure/shared/styles/fonts.css";
import "@parure/shared/styles/tokens.css";
import "@mantine/core/styles.css";
import "./theme/variables.css";
import "./theme/base.css";

import { session } from "@parure/shared";
import { createRoot } from "react-dom/client";

import { Portal } from "./portal";
import { startSpeaking } from "./i18n";

// The catalogue and the session load side by side; the first paint already speaks the reader's language.
await Promise.all([startSpeaking(), session.start()]);
createRoot(document.getElementById("root")!).render(<Portal />);
