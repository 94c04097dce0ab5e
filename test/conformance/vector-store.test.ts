import { exactIndex } from '../../src/archive/exact-index.ts';
import { hnswIndex } from '../../src/archive/hnsw-index.ts';
import { vectorStoreConformance } from './vector-store.ts';

vectorStoreConformance('exact', exactIndex, { recall: 1 });
vectorStoreConformance('hnsw', (dimensions) => hnswIndex(dimensions), { recall: 0.97 });
