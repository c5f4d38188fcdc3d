"""Reading files, folders, globs, gzip and standard input."""

import gzip
import io
import json
import os
import tracemalloc

import pytest

from newsevents.errors import InputError
from newsevents.io import readers, tables
from newsevents.io.readers import read_articles
from newsevents.records import Article, Failure


def ids(inputs, **options):
    return [
        x.id if isinstance(x, Article) else x.article_id
        for x in read_articles(inputs, **options)
    ]


def lines(*rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


TWO = lines({"id": "a", "text": "One died."}, {"text": "Two died."})


def test_text_file_is_one_article(tmp_path):
    text = "2021-05-04 | 07:08\r\n\r\nTwo died.\r\n"
    [found] = read_articles(write(tmp_path, "wire.txt", text))
    assert found == Article("wire", text, published="2021-05-04T07:08")


@pytest.mark.parametrize("name", ["wire", "wire.text", "wire.TXT", "wire.unknown"])
def test_other_names_are_text_as_well(tmp_path, name):
    [found] = read_articles([str(write(tmp_path, name, "Two died."))])
    assert found.text == "Two died."


@pytest.mark.parametrize("name", ["n.jsonl", "n.ndjson", "n.jsonl.gz", "n.unknown"])
def test_jsonl_gives_an_article_a_line(tmp_path, name):
    data = gzip.compress(TWO.encode()) if name.endswith("gz") else TWO
    stem = "n.unknown" if name.endswith("unknown") else "n"
    found = list(read_articles([write(tmp_path, name, data)]))
    assert [(a.id, a.text) for a in found] == [
        ("a", "One died."),
        (f"{stem}:2", "Two died."),
    ]


def test_bad_lines_fail_alone(tmp_path):
    text = TWO + "\n{oops\n[1]\n" + lines({"text": None}) + TWO.splitlines()[1]
    found = list(read_articles([write(tmp_path, "n.jsonl", text)]))
    assert [(type(x).__name__, getattr(x, "article_id", None)) for x in found] == [
        ("Article", None),
        ("Article", None),
        ("Failure", "n:4"),
        ("Failure", "n:5"),
        ("Failure", "n:6"),
        ("Article", None),
    ]
    assert found[2].message.startswith("not JSON")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("n.csv", 'id,text\na,"One died,\nthen two."\n\n,Two died.\n'),
        ("n.csv", '\ufeffid;text\r\na;"One died,\nthen two."\r\n;Two died.\r\n'),
        ("n.tsv", 'id\ttext\na\t"One died,\nthen two."\n\tTwo died.\n'),
    ],
)
def test_tables_give_an_article_a_row(tmp_path, name, text):
    found = list(read_articles([write(tmp_path, name, text)]))
    assert [a.text for a in found] == ["One died,\nthen two.", "Two died."]
    assert found[0].id == "a"
    assert found[1].id.startswith("n:")


def test_bad_table_rows_fail_alone(tmp_path):
    path = write(tmp_path, "n.csv", "id,text\na,One died.,more\nb,Two died.\nc\n")
    found = list(read_articles([path]))
    assert [type(x) for x in found] == [Failure, Article, Failure]
    assert "3 cells" in found[0].message


def test_long_cells_are_read(tmp_path):
    text = "Two died. " * 50_000
    [found] = read_articles([write(tmp_path, "n.csv", f"id,text\na,{text}\n")])
    assert len(found.text) == len(text)


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        ({"text": "Two died."}, ["Two died."]),
        ([{"text": "One died."}, {"body": "Two died."}], ["One died.", "Two died."]),
        ({"status": "ok", "articles": [{"content": "Two died."}]}, ["Two died."]),
        ([], []),
    ],
)
def test_json_holds_one_or_many(tmp_path, data, texts):
    path = write(tmp_path, "n.json", json.dumps(data, indent=1))
    assert [a.text for a in read_articles([path])] == texts


@pytest.mark.parametrize("text", ["{oops", "7", "[7]", '"Two died."', "[" * 100_000])
def test_json_that_holds_no_article_is_a_failure(tmp_path, text):
    [found] = read_articles([write(tmp_path, "n.json", text)])
    assert isinstance(found, Failure)


def test_folder_is_read_sorted_and_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/y.jsonl", ".hidden.txt", ".git/x.txt", "c.png"):
        write(tmp_path, name, lines({"text": name}) if "json" in name else name)
    assert ids([tmp_path]) == ["y:1", "z", "b"]


def test_linked_folders_do_not_loop(tmp_path):
    write(tmp_path, "a/b.txt", "Two died.")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert ids([tmp_path]) == ["b"]


def test_globs_are_expanded_sorted(tmp_path):
    for name in ("b.txt", "a.txt", "c.jsonl", "deep/d.txt"):
        write(tmp_path, name, "Two died.")
    assert ids([str(tmp_path / "*.txt")]) == ["a", "b"]
    assert ids([str(tmp_path / "**" / "*.txt")]) == ["a", "b", "d"]


def test_file_named_like_a_glob_is_a_file(tmp_path):
    assert ids([write(tmp_path, "a[1].txt", "Two died.")]) == ["a[1]"]


@pytest.mark.parametrize("name", ["missing.txt", "*.nothing", "."])
def test_inputs_that_hold_nothing_are_usage_errors(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"exist|no file"):
        list(read_articles([name]))


def test_unknown_format_is_a_usage_error():
    with pytest.raises(InputError, match="docx"):
        read_articles(["x"], format="docx")


def test_format_overrides_the_suffix(tmp_path):
    path = write(tmp_path, "n.txt", TWO)
    assert ids([path], format="jsonl") == ["a", "n:2"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"\x00 \n", "empty"),
        (b"%PDF-1.7\n", "a PDF"),
        (bytes(range(256)) * 9, "binary"),
        (b" ... \n", "empty"),
    ],
)
def test_files_that_are_no_articles_are_failures(tmp_path, data, message):
    [found] = read_articles([write(tmp_path, "x.txt", data)])
    assert (found.article_id, found.stage) == ("x", "read")
    assert message in found.message


@pytest.mark.parametrize("cut", [5, 40, -8])
def test_corrupt_gzip_is_a_failure(tmp_path, cut):
    data = gzip.compress(os.urandom(500).hex().encode())[:cut]
    [found] = read_articles([write(tmp_path, "x.txt.gz", data)])
    assert isinstance(found, Failure)
    assert "x.txt.gz" in found.message


def test_gzip_that_is_none_is_a_failure(tmp_path):
    [found] = read_articles([write(tmp_path, "x.jsonl.gz", TWO)])
    assert isinstance(found, Failure)


def test_file_too_long_for_one_article_is_a_failure(tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "MAX_FILE", 100)
    [found] = read_articles([write(tmp_path, "x.txt", "Two died. " * 20)])
    assert "longer than" in found.message


def test_line_too_long_fails_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "MAX_LINE", 100)
    text = lines({"text": "Two died. " * 50}, {"text": "One died."})
    found = list(read_articles([write(tmp_path, "x.jsonl", text)]))
    assert [type(x) for x in found] == [Failure, Article]


def test_ids_are_unique_in_order_of_reading(tmp_path):
    one = write(tmp_path, "a.txt", "One died.")
    many = write(tmp_path, "n.jsonl", lines(*[{"id": "a", "text": "x"}] * 2))
    assert ids([one, many]) == ["a", "a#2", "a#3"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TWO, ["a", "stdin:2"]),
        ("Two died.", ["stdin"]),
        ('[{"text": "One died."}, {"id": "b", "text": "x"}]', ["stdin:1", "b"]),
        ('{\n "text": "One died."}', ["stdin:1"]),
        ("[BEGIN TEXT] Two died.", ["stdin"]),
    ],
)
def test_standard_input_is_sniffed(monkeypatch, data, expected):
    stream = io.TextIOWrapper(io.BytesIO(data.encode()))
    monkeypatch.setattr("sys.stdin", stream)
    assert ids(["-"]) == expected
    assert not stream.buffer.closed


def test_html_files_are_read(tmp_path):
    paragraph = "Two men died when a bomb went off in the market, police said. "
    page = f"<html><body><article><p>{paragraph * 4}</p></article></body></html>"
    for name in ("p.html", "p.htm.gz", "p.unknown"):
        data = gzip.compress(page.encode()) if name.endswith("gz") else page
        [found] = read_articles([write(tmp_path, name, data)])
        assert "Two men died" in found.text


@pytest.mark.parametrize("name", ["utf-16", "utf-8-sig", "cp1252"])
def test_lines_of_other_encodings_are_read(tmp_path, name):
    text = '{"text": "Two died in Córdoba."}\r\n' * 3
    path = write(tmp_path, "n.jsonl", text.encode(name))
    assert [a.text for a in read_articles([path])] == ["Two died in Córdoba."] * 3


def test_long_files_are_streamed(tmp_path):
    path = write(tmp_path, "n.jsonl", lines({"text": "Two died. " * 100}) * 5000)
    tracemalloc.start()
    assert sum(1 for _ in read_articles([path])) == 5000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 5_000_000
    assert peak < 3_000_000


def test_missing_input_fails_before_anything_is_read(tmp_path):
    path = write(tmp_path, "a.txt", "Two died.")
    with pytest.raises(InputError, match=r"nowhere\.txt"):
        read_articles([path, tmp_path / "nowhere.txt"])
