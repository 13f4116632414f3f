/** A picture with its caption and its numbers: drawn for wide and for narrow pages, and as a table for everyone. */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Picture, renderSvg } from '../charts/render-svg.ts';

/** Widths of the column that pictures stand in, in CSS pixels; the stylesheet shows one of the two. */
const WIDTHS = [
  { kind: 'wide', width: 632 },
  { kind: 'narrow', width: 328 },
] as const;

export interface NumberTable {
  /** The first column names the row; columns in `numbers` are set right. */
  readonly head: readonly string[];
  readonly numbers?: readonly number[];
  readonly rows: readonly (readonly Child[])[];
}

interface ChartFigureProps {
  readonly caption: string;
  /** Undefined where there is nothing to draw: then the table stands alone. */
  readonly draw: (width: number) => Picture | undefined;
  readonly table: NumberTable;
  readonly legend?: Child;
  /** True where the table says more than the picture: it is not folded away. */
  readonly open?: boolean;
}

export function ChartFigure({ caption, draw, table, legend, open = false }: ChartFigureProps) {
  const pictures = WIDTHS.flatMap(({ kind, width }) => {
    const picture = draw(width);
    return picture === undefined ? [] : [raw(renderSvg(picture, `${caption}，数字见图下的表`, kind))];
  });
  return (
    <figure class="chart">
      <figcaption>{caption}</figcaption>
      {legend}
      {pictures}
      {open || pictures.length === 0 ? (
        <DataTable caption={caption} table={table} stacked />
      ) : (
        <details>
          <summary>数据表</summary>
          <DataTable caption={caption} table={table} />
        </details>
      )}
    </figure>
  );
}

interface DataTableProps {
  readonly caption: string;
  readonly table: NumberTable;
  /** On narrow pages one cell under the other. */
  readonly stacked?: boolean;
}

function DataTable({ caption, table, stacked }: DataTableProps) {
  const { head, rows, numbers = [] } = table;
  const alignment = (column: number) => (numbers.includes(column) ? 'number' : undefined);
  return (
    <section class="scroll" tabindex={0} aria-label={caption}>
      <table class={stacked ? 'stacked' : undefined}>
        <thead>
          <tr>
            {head.map((name, column) => (
              <th scope="col" class={alignment(column)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td class={alignment(column + 1)}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
