import { loadConfig, openApp, vanthuChain } from '../../src/library.ts';

const app = openApp(loadConfig(), { archive: 'knowledge', data: '.vanthu', clock: () => new Date() });
if (app.isEmpty()) await app.index();

const chain = vanthuChain(app);
const question = 'Hạn nộp báo cáo tiêm chủng là ngày nào?';
for await (const outcome of await chain.stream({ question, asker: 'web:lan' })) {
  // Each text is checked and stands in the place of the one before it.
  console.log(outcome.text);
}
app.close();
