/** The box: a form that works on its own, and that other fields join by its id. */

/** Fields elsewhere on the page belong to the box by `form={SEARCH_FORM}`. */
export const SEARCH_FORM = 'search';

interface SearchBoxProps {
  readonly q: string;
  /** What was chosen beside the words, and stays chosen. */
  readonly hidden?: readonly (readonly [string, string])[];
}

export function SearchBox({ q, hidden = [] }: SearchBoxProps) {
  return (
    <search>
      <form id={SEARCH_FORM} class="box" action="/" method="get">
        <label class="unseen" for="q">
          搜公司、项目、新闻
        </label>
        <input
          id="q"
          name="q"
          type="search"
          value={q}
          maxlength={256}
          placeholder="搜公司、项目、新闻"
          autocomplete="off"
          autocapitalize="off"
          enterkeyhint="search"
        />
        {hidden.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit">搜索</button>
      </form>
    </search>
  );
}
