import { vectorSearch } from '../../src/archive/vector-search.ts';
import { hashedEmbedder } from '../../src/models/hashed.ts';
import { lexicalSearch } from '../../src/retrieve/lexical-search.ts';
import { searchConformance } from './search.ts';

searchConformance('search by words', (archive) => lexicalSearch(archive).search);
searchConformance('search by vectors', (archive) => vectorSearch(archive, hashedEmbedder()).search);
