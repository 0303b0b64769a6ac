import { Component, type ReactNode } from "react";
import { ErrorState } from "./states";

/** Catches what a page throws (a chunk that cannot be loaded, a defect) and offers to try again. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <ErrorState onRetry={() => location.reload()} />;
  }
}
