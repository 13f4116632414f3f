/**
 * What the articles say of a project: a project's own record is a name and figures, but a reader who asks for
 * its product, its people or its place means it all the same.
 */
import type { Article, Project } from '../contract/record.ts';
import { nameKey } from '../entities/concept.ts';

/** An article that tells of so few projects is about each of them from end to end. */
const FEW_PROJECTS = 2;

export function isAboutFew(projects = 0): boolean {
  return projects <= FEW_PROJECTS;
}

const SENTENCE = /[^。！？；!?;\n]+[。！？；!?;\n]*/gu;

/**
 * The texts of the project's articles, or of an article about many projects the sentences that name it or its
 * companies. `projectsOf[i]`: how many projects `articles[i]` tells of.
 */
export function projectContext(
  project: Project,
  companyNames: readonly string[],
  articles: readonly Article[],
  projectsOf: readonly number[],
): string[] {
  const names = [project.name, ...(project.aliases ?? []), ...companyNames].map(nameKey);
  return articles.flatMap(({ text }, i) => {
    if (text === '') return [];
    if (isAboutFew(projectsOf[i])) return [text];
    return (text.match(SENTENCE) ?? []).filter((sentence) => {
      const key = nameKey(sentence);
      return names.some((name) => key.includes(name));
    });
  });
}
