// Writes the o200k ranks of js-tiktoken in the form that tiktoken reads: a token in base64, a blank, its rank.
import { stdout } from "node:process";
import o200k from "js-tiktoken/ranks/o200k_base";

const ranks = [];
for (const line of o200k.bpe_ranks.split("\n").filter(Boolean)) {
  const [, offset, ...tokens] = line.split(" ");
  tokens.forEach((token, i) => (ranks[Number(offset) + i] = token));
}
stdout.write(ranks.map((token, rank) => (token ? `${token} ${rank}\n` : "")).join(""));
