/** Testing Library for tests of what people see: it waits as long for what is to come as a busy machine needs. */
import { configure } from '@testing-library/react';

configure({ asyncUtilTimeout: 20_000 });

export * from '@testing-library/react';
