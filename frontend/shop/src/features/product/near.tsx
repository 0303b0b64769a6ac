import { useEffect, useRef, useState, type ReactNode } from "react";

/** Holds the place of what lies further down, and fills it when somebody comes near. */
export function WhenNear({ class: name, children }: { class: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const watching = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && setNear(true), { rootMargin: "400px" });
    if (place.current) watching.observe(place.current);
    return () => watching.disconnect();
  }, []);
  return (
    <div ref={place} class={near ? `${name} ${name}-here` : name}>
      {near && children}
    </div>
  );
}
