/** Figures side by side: every value with its source, its day and the sentence it stands in. */
import type { ArticleDetail } from '../../contract/detail.ts';
import type { FigureClaim, FigureGroup } from '../claims/figure-claims.ts';
import { mergedSentences, sentenceOf } from '../claims/sentence.ts';
import { FIGURE_NAMES, figureText } from './figure-text.ts';
import { QuotedSentence } from './quoted-sentence.tsx';
import { type KnownArticles, SourceLines } from './source-line.tsx';

interface FigureTableProps {
  readonly groups: readonly FigureGroup[];
  readonly articles: KnownArticles;
  /** Articles with their text, for the sentences. */
  readonly texts: ReadonlyMap<string, ArticleDetail>;
}

export function FigureTable({ groups, articles, texts }: FigureTableProps) {
  const rows = groups.flatMap(({ kind, claims, differs }) =>
    claims.map((claim, index) => ({ kind, claim, differs, span: index === 0 ? claims.length : 0 })),
  );
  return (
    <table class="stacked claims">
      <thead>
        <tr>
          <th scope="col">项</th>
          <th scope="col" class="number">
            数值
          </th>
          <th scope="col">出处和原句</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, claim, differs, span }) => (
          <tr class={differs ? 'differs' : undefined}>
            <th scope="row">
              <span class={span === 0 ? 'unseen' : undefined}>{FIGURE_NAMES[kind] ?? kind}</span>
              {differs && span > 0 && <span class="tag">说法不一</span>}
            </th>
            <td class="number">
              {claim.phase !== undefined && <span class="quiet">{claim.phase} </span>}
              {figureText(claim.value, claim.unit)}
            </td>
            <td>
              <Grounds claim={claim} articles={articles} texts={texts} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Grounds({
  claim,
  articles,
  texts,
}: { readonly claim: FigureClaim } & Pick<FigureTableProps, 'articles' | 'texts'>) {
  const { sources, stated } = claim;
  const sentences = mergedSentences(
    sources.flatMap(({ at, articleId }) => (at === undefined ? [] : [sentenceOf(at, texts.get(articleId))])),
  );
  return (
    <>
      {stated && sources.length === 0 && <span class="quiet">项目记录（语料）</span>}
      <SourceLines sources={sources} articles={articles} />
      {sentences.map((sentence) => (
        <QuotedSentence sentence={sentence} />
      ))}
    </>
  );
}
