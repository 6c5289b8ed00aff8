import { describe, expect, it } from "vitest";

import { effectsOf } from "./effects.ts";

const imports = `import { createAgent } from "langchain";
import { createStuffDocumentsChain } from "@langchain/classic/chains/combine_documents";
import { createRetrievalChain } from "@langchain/classic/chains/retrieval";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate, PromptTemplate } from "@langchain/core/prompts";
import { RunnableLambda, RunnablePassthrough, RunnableSequence } from "@langchain/core/runnables";
import { createReactAgent } from "@langchain/langgraph/prebuilt";
import { ChatOllama } from "@langchain/ollama";
import { ChatOpenAI, OpenAIEmbeddings } from "@langchain/openai";
import { PineconeStore } from "@langchain/pinecone";
import { MemoryVectorStore } from "@langchain/classic/vectorstores/memory";
import { CheerioWebBaseLoader } from "@langchain/community/document_loaders/web/cheerio";
import { RecursiveCharacterTextSplitter } from "@langchain/textsplitters";
import { prisma } from "./db";
const llm = new ChatOpenAI({ apiKey: process.env.OPENAI_API_KEY });
const local = new ChatOllama({ model: "llama" });
const prompt = ChatPromptTemplate.fromMessages([["human", "{question}"]]);
const parser = new StringOutputParser();`;

describe("a chain of LangChain", () => {
  it.each([
    ["await prompt.pipe(llm).pipe(parser).invoke({ question: id });", "ai"],
    ["await prompt.pipe(parser).invoke({ question: id });", ""],
    ["await prompt.pipe(local).pipe(parser).invoke({ question: id });", ""],
    ["await RunnableSequence.from([prompt, llm, parser]).invoke({ question: id });", "ai"],
    ["await RunnableSequence.from([prompt, local, parser]).invoke({ question: id });", ""],
    ["await RunnableSequence.from([prompt, llm.bindTools([]), parser]).stream({ question: id });", "ai"],
    ["RunnableSequence.from([prompt, llm, parser]);", ""],
    ["await RunnablePassthrough.assign({ answer: prompt.pipe(llm) }).invoke({ question: id });", "ai"],
    ["await RunnablePassthrough.assign({ answer: prompt }).invoke({ question: id });", ""],
    ["const chain = await createStuffDocumentsChain({ llm, prompt }); await chain.invoke({ question: id });", "ai"],
    [
      "const chain = await createStuffDocumentsChain({ llm: local, prompt }); await chain.invoke({ question: id });",
      "",
    ],
    [
      `const combineDocsChain = await createStuffDocumentsChain({ llm, prompt });
await (await createRetrievalChain({ retriever: {} as never, combineDocsChain })).invoke({ input: id });`,
      "ai",
    ],
    ["await createReactAgent({ llm, tools: [] }).invoke({ messages: [id] });", "ai"],
    ["await createReactAgent({ llm: local, tools: [] }).invoke({ messages: [id] });", ""],
    [`await createAgent({ model: "openai:gpt" }).invoke({ messages: [id] });`, "ai"],
    ["await PromptTemplate.fromTemplate('{a}').format({ a: id });", ""],
    [
      "await RunnableLambda.from(async () => { await prisma.post.delete({ where: { id } }); }).invoke(id);",
      "database-write",
    ],
    ["await RunnableLambda.from(async () => id).invoke(id);", ""],
  ])("%s", (body, expected) => {
    expect(effectsOf(imports, body)).toBe(expected);
  });
});

describe("a vector store of LangChain", () => {
  it.each([
    [
      "const store = await PineconeStore.fromExistingIndex(new OpenAIEmbeddings(), {} as never); await store.addDocuments([{ pageContent: id, metadata: {} }]);",
      "database-write",
    ],
    [
      "const store = await PineconeStore.fromExistingIndex(new OpenAIEmbeddings(), {} as never); await store.similaritySearch(id, 2);",
      "database-read",
    ],
    ["await PineconeStore.fromExistingIndex(new OpenAIEmbeddings(), {} as never);", ""],
    ["await PineconeStore.fromTexts([id], [], new OpenAIEmbeddings(), {} as never);", "database-write"],
    ["await MemoryVectorStore.fromTexts([id], [], new OpenAIEmbeddings());", "ai"],
    ["await new OpenAIEmbeddings().embedQuery(id);", "ai"],
    ["await new RecursiveCharacterTextSplitter().splitText(id);", ""],
    ["await new CheerioWebBaseLoader(id).load();", "request"],
  ])("%s", (body, expected) => {
    expect(effectsOf(imports, body)).toBe(expected);
  });
});
