/** A line of small facts; what is missing leaves no gap. The dots between are drawn by the stylesheet. */
import type { Child } from 'hono/jsx';

export function QuietLine({ parts }: { readonly parts: readonly Child[] }) {
  const shown = parts.filter((part) => part !== undefined && part !== null && part !== false && part !== '');
  if (shown.length === 0) return null;
  return (
    <ul class="quiet-line">
      {shown.map((part) => (
        <li>{part}</li>
      ))}
    </ul>
  );
}
