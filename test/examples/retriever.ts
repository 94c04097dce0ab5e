import { loadConfig, openApp, vanthuRetriever } from '../../src/library.ts';

const app = openApp(loadConfig(), { archive: 'knowledge', data: '.vanthu', clock: () => new Date() });
if (app.isEmpty()) await app.index();

const retriever = vanthuRetriever(app, { k: 3 });
for (const { pageContent, metadata } of await retriever.invoke('hạn báo cáo tiêm chủng')) {
  console.log(metadata.number, metadata.section, pageContent);
}
app.close();
