/** The contract's procedures as routes: where each one is, what it takes, and in which form its body comes. */
import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { composerContract } from '../../../shared/contract';
import { DEMANDS, type Demand } from '../access';

export interface ProcedureRoute {
  /** `group.name`. */
  readonly name: string;
  readonly method: string;
  /** With `:name` for what stands in the path. */
  readonly url: string;
  readonly demand: Demand;
  /** Whether the body is a file and not JSON. */
  readonly takesFile: boolean;
}

/** Every procedure of the contract. */
export const procedureRoutes = (): ProcedureRoute[] => collect(composerContract, DEMANDS, []);

function collect(contract: object, demands: object, path: readonly string[]): ProcedureRoute[] {
  return Object.entries(contract).flatMap(([key, part]: [string, object]) => {
    const demand = (demands as Record<string, unknown>)[key];
    const name = [...path, key];
    if (isContractProcedure(part)) return [routeOf(part, demand as Demand, name)];
    return collect(part, demand as object, name);
  });
}

function routeOf(procedure: AnyContractProcedure, demand: Demand, name: readonly string[]): ProcedureRoute {
  const { method = 'POST', path = '', inputStructure } = procedure['~orpc'].route;
  return {
    name: name.join('.'),
    method,
    url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    demand,
    takesFile: inputStructure === 'detailed',
  };
}
