export { composeNeeds } from './compose-needs';
export { ExceptionCounter } from './exceptions';
export { ProofService, type ProofServiceOptions, type StartProof, selectedIndexes } from './proof-service';
export { taskMaker } from './record-files';
