"""Speed and memory of the pipeline on this machine; see ``benchmarks/README.md``."""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import json
import math
import multiprocessing
import platform
import random
import statistics
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import cycle, islice
from pathlib import Path

import spacy

from newsevents import build
from newsevents.backends import WorkerSpec
from newsevents.backends.processes import Pool
from newsevents.io.readers import read_articles
from newsevents.records import Article
from newsevents.run import Counts, run
from newsevents.settings import Config

SEEDS = Path(__file__).parents[1] / "seeds"
BATCH = 4
LENGTHS = (1, 4, 16)
GROWTH_WORDS = 3000
Batches = list[list[Article]]


def main() -> None:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="*", default=[str(SEEDS)], help="any input")
    parser.add_argument("--limit", type=int, default=150, help="so many articles")
    parser.add_argument("--copies", type=int, default=1000, help="for the memory part")
    parser.add_argument("--model", default=Config().model)
    parser.add_argument(
        "--parts", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART"
    )
    args = parser.parse_args()
    articles = take(args.articles, args.limit)
    config = Config(model=args.model)
    words = sum(len(article.text.split()) for article in articles)
    print(f"{platform.platform()}, {os.cpu_count()} processors")
    print(f"spaCy {spacy.__version__}, {config.model}")
    print(f"{len(articles)} articles, {words:,} words, {load_average()}")
    for part in args.parts:
        print(f"\n{part}")
        PARTS[part](articles, config, args.copies)


def take(inputs: Sequence[str], limit: int) -> list[Article]:
    """Return so many articles, repeating the inputs if they hold fewer."""
    found = [item for item in read_articles(inputs) if isinstance(item, Article)]
    return list(islice(cycle(found), limit))


def batches(articles: Iterable[Article], size: int = BATCH) -> Batches:
    """Return articles in batches."""
    stream = iter(articles)
    return list(iter(lambda: list(islice(stream, size)), []))


def words_in(batch: Iterable[Article]) -> int:
    """Return the number of words."""
    return sum(len(article.text.split()) for article in batch)


# ------------------------------------------------------------------ pipeline


def measure_pipeline(articles: list[Article], config: Config, _: int) -> None:
    """Compare the whole pipeline with the bare language model, batch by batch."""
    whole = build.load(config)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        bare = spacy.load(config.model)

    def run_bare(batch: list[Article]) -> None:
        for _ in bare.pipe([article.text for article in batch]):
            pass

    def run_whole(batch: list[Article]) -> None:
        build.extract_batch(whole, batch)

    for batch in batches(articles[: 3 * BATCH]):
        run_bare(batch)
        run_whole(batch)
    pairs, coin = [], random.Random(0)
    for batch in batches(articles):
        if coin.random() < 0.5:
            first = seconds(run_bare, batch)
            pairs.append((first, seconds(run_whole, batch)))
        else:
            first = seconds(run_whole, batch)
            pairs.append((seconds(run_bare, batch), first))
    bare_time, whole_time = (sum(times) for times in zip(*pairs, strict=True))
    low, high = interval(pairs)
    words = words_in(articles)
    print(f"  bare language model  {words / bare_time:8,.0f} words/s")
    print(f"  whole pipeline       {words / whole_time:8,.0f} words/s")
    print(f"  ratio {whole_time / bare_time:.3f} (95 %: {low:.3f} to {high:.3f})")
    print_components(whole, articles)


def seconds(action: Callable[[list[Article]], None], batch: list[Article]) -> float:
    """Return the processor time of an action, which other programs do not change."""
    start = time.process_time()
    action(batch)
    return time.process_time() - start


def interval(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the 95 % interval of the ratio of sums, by resampling batches."""
    chance, ratios = random.Random(0), []
    for _ in range(1000):
        drawn = chance.choices(pairs, k=len(pairs))
        ratios.append(sum(w for _, w in drawn) / sum(b for b, _ in drawn))
    ratios.sort()
    return ratios[25], ratios[974]


def print_components(nlp: spacy.Language, articles: list[Article]) -> None:
    """Print what each component costs."""
    spent: Counter[str] = Counter()
    for batch in batches(articles):
        spent.update(component_seconds(nlp, batch))
    total, words = sum(spent.values()), words_in(articles)
    for name, cost in spent.items():
        print(f"  {name:24s} {cost / words * 1e6:7.1f} us/word {cost / total:6.1%}")


def component_seconds(nlp: spacy.Language, batch: list[Article]) -> dict[str, float]:
    """Return the processor time of each component over a batch."""
    start = time.process_time()
    docs = [build.make_doc(nlp, article) for article in batch]
    spent = {"tokenizer": time.process_time() - start}
    for name, pipe in nlp.pipeline:
        start = time.process_time()
        if hasattr(pipe, "pipe"):
            docs = list(pipe.pipe(docs, batch_size=len(docs)))
        else:
            docs = [pipe(doc) for doc in docs]
        spent[name] = time.process_time() - start
    return spent


# ------------------------------------------------------------------ growth


def measure_growth(articles: list[Article], config: Config, _: int) -> None:
    """Compare the time per word in a long article with that in a short one."""
    nlp = build.load(config)
    base = one_text(articles, GROWTH_WORDS)
    component_seconds(nlp, [Article(id="warm", text=base)])
    costs = {times: cost_per_word(nlp, base, times) for times in LENGTHS}
    shortest, longest = costs[LENGTHS[0]], costs[LENGTHS[-1]]
    print(f"  us/word in an article of {len(base.split()):,} words times")
    print(f"  {'':24s} {''.join(f'{times:8d}' for times in LENGTHS)}   ratio")
    for name in (*shortest, "all"):
        cells = [total_or(costs[times], name) for times in LENGTHS]
        ratio = total_or(longest, name) / max(total_or(shortest, name), 1e-9)
        figures = "".join(f"{cell * 1e6:8.1f}" for cell in cells)
        print(f"  {name:24s} {figures} {ratio:7.2f}")


def one_text(articles: Iterable[Article], words: int) -> str:
    """Return different articles as one text of about so many words."""
    texts, count = [], 0
    for text in dict.fromkeys(article.text.strip() for article in articles):
        texts.append(text)
        count += len(text.split())
        if count >= words:
            break
    return "\n\n".join(texts)


def cost_per_word(nlp: spacy.Language, base: str, times: int) -> dict[str, float]:
    """Return the seconds per word of each component in a text repeated so often."""
    article = Article(id="x", text="\n\n".join([base] * times), published="2022-01-22")
    words = words_in([article])
    spent = component_seconds(nlp, [article])
    return {name: cost / words for name, cost in spent.items()}


def total_or(costs: dict[str, float], name: str) -> float:
    """Return the cost of a component, or of all of them."""
    return sum(costs.values()) if name == "all" else costs[name]


# ------------------------------------------------------------------ workers


def measure_workers(articles: list[Article], config: Config, _: int) -> None:
    """Compare two processes with one."""
    speeds = {}
    for workers in (1, 2):
        speed, resident = throughput(articles, config, workers)
        speeds[workers] = speed
        memory = ", ".join(f"{megabytes:.0f} MB" for megabytes in resident)
        print(f"  {workers} workers: {speed:,.0f} words/s; resident {memory}")
    print(f"  two give {speeds[2] / speeds[1]:.2f} times one")


def throughput(
    articles: list[Article], config: Config, workers: int
) -> tuple[float, list[float]]:
    """Return words per second of warm workers, and the memory of each in MB."""
    pool, done = Pool(WorkerSpec(config), workers), 0

    def through(what: Batches) -> None:
        nonlocal done
        for _ in pool.results(enumerate(what, done)):
            done += 1

    try:
        while not pool.ready:
            through(batches(articles[: 2 * workers * BATCH]))
        start = time.perf_counter()
        through(batches(articles))
        taken = time.perf_counter() - start
        resident = [memory_of(child.pid) for child in multiprocessing.active_children()]
    finally:
        pool.stop()
    return words_in(articles) / taken, resident


# ------------------------------------------------------------------ memory


def measure_memory(articles: list[Article], config: Config, copies: int) -> None:
    """Stream copies of one article through a run and watch the memory."""
    samples: list[tuple[int, float]] = []

    def note(counts: Counts) -> None:
        if counts.done % max(1, copies // 20) == 0:
            samples.append((counts.done, memory_of(os.getpid())))

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "copies.jsonl"
        with source.open("w", encoding="utf-8") as lines:
            for number in range(copies):
                one = {"id": f"copy-{number}", "text": articles[0].text}
                lines.write(json.dumps(one) + "\n")
        summary = run([source], Path(folder) / "run", config=config, on_progress=note)
    for done, megabytes in samples:
        print(f"  after {done:6,} articles {megabytes:6.0f} MB")
    later = samples[len(samples) // 4 :]
    slope = statistics.linear_regression(*zip(*later, strict=True)).slope
    print(f"  growth after the first quarter {slope * 1000:.2f} MB per 1,000 articles")
    print(f"  100,000 articles would add {slope * 100_000:.0f} MB")
    print(f"  {copies / summary.seconds:.1f} articles/s")


def memory_of(process: int | None) -> float:
    """Return the resident memory of a process in MB; NaN where nobody tells."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return math.nan
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


def load_average() -> str:
    """Return how busy the machine is already."""
    if not hasattr(os, "getloadavg"):
        return "load unknown"
    return f"load {os.getloadavg()[0]:.1f}"


PARTS = {
    "pipeline": measure_pipeline,
    "growth": measure_growth,
    "workers": measure_workers,
    "memory": measure_memory,
}

if __name__ == "__main__":
    main()
