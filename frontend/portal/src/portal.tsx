import { MantineProvider } from "@mantine/core";
import { ApiProblem, session } from "@parure/shared";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useEffect } from "react";
import { Router } from "wouter";

import { useLanguage } from "./i18n";
import { Routes } from "./routes";
import { houseColours, theme } from "./theme/theme";
import { Toasts } from "./ui/toasts";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only a missing answer or a server's trouble is worth asking again.
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
    },
  },
});

let lastPerson: string | null = null;
// Subscribed before any page is: the next person on this machine never sees what was loaded for the last one.
session.subscribe(() => {
  const person = session.state.user?.user_id ?? null;
  if (person !== lastPerson) queries.clear();
  lastPerson = person;
});

export function Portal() {
  const language = useLanguage();
  useEffect(() => {
    // Titles and reasons come from the server in one language. An open listing has its language in its key and is left alone.
    void queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => !String(path).startsWith("/listings/") });
  }, [language]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={houseColours} forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queries}>
        <Router base="/portal">
          <Routes />
        </Router>
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  );
}
