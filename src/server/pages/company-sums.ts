/** What the projects of a company come to. */
import { STAGES, type Stage } from '../../contract/record.ts';

interface Summed {
  readonly stage?: Stage | undefined;
  readonly investmentYi?: number | undefined;
  readonly derived?: unknown;
}

export interface CompanySums {
  readonly projects: number;
  /** In the order of the stages; those without projects are left out. */
  readonly stages: readonly { readonly stage: Stage; readonly count: number }[];
  /** 亿元, of the projects of the corpus that state it; what was read from prose may be a total of many. */
  readonly investmentYi: number;
  readonly stating: number;
}

export function companySums(projects: readonly Summed[]): CompanySums {
  const stating = projects.filter(
    ({ investmentYi, derived }) => investmentYi !== undefined && derived !== true,
  );
  return {
    projects: projects.length,
    stages: STAGES.map((stage) => ({
      stage,
      count: projects.filter((project) => project.stage === stage).length,
    })).filter(({ count }) => count > 0),
    investmentYi: stating.reduce((sum, { investmentYi = 0 }) => sum + investmentYi, 0),
    stating: stating.length,
  };
}
