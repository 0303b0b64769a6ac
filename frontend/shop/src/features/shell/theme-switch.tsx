import { useState } from "react";
import { useLingui } from "@lingui/react/macro";
import { MoonIcon, SunIcon, SystemIcon } from "../../ui/icons";
import { chooseTheme, rememberedTheme, themes, type Theme } from "./theme";

const icons = { system: SystemIcon, light: SunIcon, dark: MoonIcon };

export function ThemeSwitch() {
  const { t } = useLingui();
  const [theme, setTheme] = useState<Theme>(rememberedTheme);
  const names: Record<Theme, string> = { system: t`Like the system`, light: t`Light`, dark: t`Dark` };

  function choose(chosen: Theme): void {
    chooseTheme(chosen);
    setTheme(chosen);
  }

  return (
    <div class="theme-switch" role="group" aria-label={t`Appearance`}>
      {themes.map((name) => {
        const Icon = icons[name];
        return (
          <button key={name} type="button" class="theme-choice" aria-pressed={theme === name} aria-label={names[name]} title={names[name]} onClick={() => choose(name)}>
            <Icon />
          </button>
        );
      })}
    </div>
  );
}
