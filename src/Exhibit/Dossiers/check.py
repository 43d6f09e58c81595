#!/usr/bin/env python3
"""Checks an Exhibit dossier with nothing but Python's standard library.

    python3 -I check.py                      the dossier in this folder
    python3 -I check.py PATH                 another folder, or a dossier.zip
    python3 -I check.py --finding ID         one finding, every step of its sum
    python3 -I check.py --trust KEY.pem      and demand that this key has signed

Written from docs/dossier-format.md, not from the program that made the dossier. It reads only the dossier, writes
nothing, uses no network, and stops at the first fault with that fault's exit code. The parts, in order: the package,
the seal, the tables, the rule of timing, the rule of groups, the comparison.
"""
import base64, bisect, collections, csv, datetime, functools, hashlib, io, json, math, os, re, struct, sys, zlib

CODES = dict(NotADossier=20, UnsafePath=21, DuplicateEntry=22, Oversized=23, Symlink=24, ArchiveNotCanonical=25, MissingFile=26,
             UnlistedFile=27, DigestMismatch=28, ManifestNotCanonical=29, InvalidText=30, JsonTooDeep=31, MalformedFile=32,
             EnvelopeNotCanonical=33, PayloadType=34, StatementMismatch=35, SignatureWrong=36, KeyUnknown=37, Unsigned=38,
             RecordMismatch=40, TimeToken=39, CitedRecordMissing=41, NumberMismatch=42, TierMismatch=43, ClaimWithoutSource=44, TextMismatch=45)
FILE_BYTES, ALL_BYTES, FILES, DOCUMENT_BYTES, DEPTH = 1 << 30, (1 << 31) - 1, 10000, 64 << 20, 32
MEMORY = 4 << 30
CROWDED = 100000


class Fault(Exception):
    def __init__(self, name, where, expected, found):
        super().__init__("%s: in %s, expected %s, found %s." % (name, where, expected, str(found)[:200]))
        self.code = CODES[name]


def must(condition, name, where, expected, found="something else"):
    if not condition:
        raise Fault(name, where, expected, found)


def same(found, stated, digits=1e-9):
    """Equal to nine digits; so small that the digits are lost, equal."""
    return abs(found - stated) <= digits * max(abs(found), abs(stated)) or max(abs(found), abs(stated)) < 1e-290


def stamp(ms, form="%Y-%m-%d %H:%M"):
    return (datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=int(ms))).strftime(form)


def agree(where, found, stated):
    """Figures by name: what the data give is what is stated. Fractions agree to nine digits, all else exactly."""
    for name, value in found.items():
        said = stated[name]
        if isinstance(value, float):
            right = said == "" or said is None if value != value else said != "" and same(value, float(said))
        else:
            right = said == (str(value) if isinstance(said, str) else value)
        must(right, "TierMismatch" if name in ("tier", "explained_by") else "NumberMismatch", where, "%s %s, as the data give" % (name, value), said)


# ---------------------------------------------------------------- the package

def safe(path, where):
    parts = path.split("/")
    must(0 < len(path) <= 200 and re.fullmatch(r"[A-Za-z0-9._/-]+", path) and not {"", ".", ".."} & set(parts),
         "UnsafePath", where, "a relative path of plain letters without '..'", ascii(path))


def limits(where, count, largest, total):
    must(count <= FILES and largest <= FILE_BYTES and total <= ALL_BYTES, "Oversized", where, "files within the limits", "more")


def read_folder(root):
    files = {}
    must(os.path.isdir(root), "NotADossier", ascii(root), "a dossier's folder or its zip", "nothing")
    for folder, folders, names in os.walk(root):
        for name in folders + names:
            full = os.path.join(folder, name)
            path = os.path.relpath(full, root).replace(os.sep, "/")
            safe(path, "the folder")
            must(not os.path.islink(full) and (os.path.isdir(full) or os.path.isfile(full)), "Symlink", path, "a plain file or folder", "a link")
            if name in names:
                files[path] = os.path.getsize(full)
                limits("the folder", len(files), files[path], sum(files.values()))
    return {path: open(os.path.join(root, path), "rb").read() for path in sorted(files)}


def read_zip(name):
    must(os.path.getsize(name) <= ALL_BYTES, "Oversized", name, "at most %d bytes" % ALL_BYTES, "more")
    data = open(name, "rb").read()
    files, at = {}, 0
    while data[at:at + 4] == b"PK\3\4":
        must(at + 30 <= len(data), "ArchiveNotCanonical", name, "a whole header", "the end")
        size, length = struct.unpack("<IH", data[at + 22:at + 28])
        path = data[at + 30:at + 30 + length].decode("latin-1")
        safe(path, name)
        must(path.startswith("dossier/"), "UnsafePath", name, "paths below dossier/", path)
        must(path[8:] not in files, "DuplicateEntry", name, "every name once", path)
        limits(path, len(files) + 1, size, size + sum(map(len, files.values())))
        start = at + 30 + length
        must(start + size <= len(data), "ArchiveNotCanonical", name, "%d bytes of %s" % (size, path), "the end")
        files[path[8:]] = data[start:start + size]
        at = start + size
    must(files, "NotADossier", name, "a zip of a dossier", "another kind of file")
    head, tail = b"", b""
    for path in sorted(files):
        body, label = files[path], b"dossier/" + path.encode()
        common = struct.pack("<HHHHIIIHH", 0, 0, 0, 0x21, zlib.crc32(body), len(body), len(body), len(label), 0)
        tail += b"PK\1\2" + struct.pack("<HH", 0x314, 20) + common + struct.pack("<HHHII", 0, 0, 0, 0x81A40000, len(head)) + label
        head += b"PK\3\4" + struct.pack("<H", 20) + common + label + body
    if data != head + tail + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(tail), len(head), 0):
        modes = re.findall(rb"PK\x01\x02.{34}(.{4})", data[at:], re.S)
        link = any(struct.unpack("<I", m)[0] >> 28 == 0xA for m in modes)
        raise Fault("Symlink" if link else "ArchiveNotCanonical", name, "the zip's one canonical form", "a link" if link else "other bytes")
    return files


def digest(data):
    return hashlib.sha256(data).hexdigest()


def text(files, path):
    must(path in files, "MissingFile", path, "a file of this name", "none")
    try:
        return files[path].decode("utf-8")
    except UnicodeDecodeError:
        raise Fault("InvalidText", path, "valid UTF-8", "bytes that are none")


def read_json(source, where):
    must(len(source) <= DOCUMENT_BYTES, "Oversized", where, "at most %d bytes" % DOCUMENT_BYTES, len(source))
    depth = 0
    for mark in re.findall(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', source, re.S):
        depth += (mark in "[{") - (mark in "]}")
        must(depth <= DEPTH, "JsonTooDeep", where, "at most %d levels" % DEPTH, "more")

    def unique(pairs):
        must(len({k for k, _ in pairs}) == len(pairs), "MalformedFile", where, "every member once", "one twice")
        return dict(pairs)
    try:
        return json.loads(source, object_pairs_hook=unique)
    except ValueError:
        raise Fault("MalformedFile", where, "JSON", "something else")


def read_manifest(files, name):
    must(name in files, "NotADossier", "the dossier's root", name, "no such file")
    listed, lines = {}, text(files, name).split("\n")
    for line in lines[:-1]:
        must(re.match(r"[0-9a-f]{64}  .", line), "ManifestNotCanonical", name, "digest, two spaces, path", ascii(line)[:80])
        safe(line[66:], name)
        must(line[66:] not in listed, "DuplicateEntry", name, "every path once", line[66:])
        listed[line[66:]] = line[:64]
    must(lines[-1] == "" and list(listed) == sorted(listed), "ManifestNotCanonical", name, "lines in ordinal order", "another order")
    return listed


def check_bag(files):
    must("bagit.txt" in files, "NotADossier", "the dossier's root", "bagit.txt", "no such file")
    tags, payload = read_manifest(files, "tagmanifest-sha256.txt"), read_manifest(files, "manifest-sha256.txt")
    for path in files:
        sealed = path in ("seal.dsse.json", "seal.tsr", "tagmanifest-sha256.txt") or path.startswith("signers/")
        must(sealed or path in (payload if path.startswith("data/") else tags), "UnlistedFile", "the manifests", "every file", path)
    for listed in (tags, payload):
        for path in listed:
            must(path in files, "MissingFile", "the manifests", path, "no such file")
            must(digest(files[path]) == listed[path], "DigestMismatch", path, "SHA-256 " + listed[path], digest(files[path]))
    known = re.compile(r"bagit\.txt|bag-info\.txt|(tag)?manifest-sha256\.txt|index\.html|check\.py|FORMAT\.md|ro-crate-metadata\.json|seal\.dsse\.json|seal\.tsr|signers/[0-9a-f]{64}\.pem"
                       r"|data/(dossier\.json|protocol\.json|custody\.jsonl|accounts\.csv|findings\.jsonl|claims\.json|answers\.json)"
                       r"|data/materials/(sources\.csv|records\.csv|records\.raw)"
                       r"|data/timing/((kinds|tested|candidates|contents|edges|trials)\.csv|[a-z0-9-]+\.(objects|traces)\.csv)"
                       r"|data/groups/((families|tests|contents|edges|trials)\.csv|[a-z0-9-]+\.(objects|traces|others)\.csv)"
                       r"|data/signals/(signals\.csv|findings\.jsonl)")
    for path in files:
        must(known.fullmatch(path), "UnlistedFile", "the dossier", "the documented files", path)


# ---------------------------------------------------------------- the seal: DSSE, ECDSA on P-256

P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")


def add(p, q):
    if p is None or q is None:
        return p or q
    if p[0] == q[0] and (p[1] + q[1]) % P == 0:
        return None
    slope = (3 * p[0] * p[0] - 3) * pow(2 * p[1], -1, P) if p == q else (q[1] - p[1]) * pow(q[0] - p[0], -1, P)
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def times(k, point):
    total = None
    while k:
        if k & 1:
            total = add(total, point)
        point, k = add(point, point), k >> 1
    return total


def der_integer(value):
    body = value.to_bytes(value.bit_length() // 8 + 1, "big")
    return b"\2" + bytes([len(body)]) + body


def verifies(key, message, signature):
    """The one canonical encoding, and the equation x(u1 G + u2 Q) = r."""
    at = 4 + (signature[3] if len(signature) > 8 else 0)
    r, s = int.from_bytes(signature[4:at], "big"), int.from_bytes(signature[at + 2:], "big")
    body = der_integer(r) + der_integer(s)
    if signature != b"\x30" + bytes([len(body)]) + body or not (0 < r < N and 0 < s <= N // 2):
        return False
    inverse = pow(s, -1, N)
    e = int.from_bytes(hashlib.sha256(message).digest(), "big")
    point = add(times(e * inverse % N, G), times(r * inverse % N, key))
    return point is not None and point[0] % N == r


def read_key(pem, where):
    """Id, point and canonical PEM of a public key."""
    try:
        der = base64.b64decode("".join(line for line in pem.decode("ascii").splitlines() if "-----" not in line), validate=True)
    except ValueError:
        der = b""
    must(der[:27] == SPKI and len(der) == 91, "KeyUnknown", where, "a PEM public key on P-256")
    x, y = int.from_bytes(der[27:59], "big"), int.from_bytes(der[59:], "big")
    must(x < P and y < P and (y * y - x * x * x + 3 * x - B) % P == 0, "KeyUnknown", where, "a point on P-256")
    code = base64.b64encode(der).decode()
    lines = [code[i:i + 64] for i in range(0, len(code), 64)]
    return digest(der), (x, y), "\n".join(["-----BEGIN PUBLIC KEY-----"] + lines + ["-----END PUBLIC KEY-----", ""]).encode()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def check_seal(files, trusted):
    keys = [path for path in files if path.startswith("signers/")]
    if "seal.dsse.json" not in files:
        must(not trusted, "Unsigned", "the dossier's root", "seal.dsse.json, signed by a trusted key", "no such file")
        must(not keys, "UnlistedFile", "signers/", "no key in an unsigned dossier", keys)
        return []
    where = "seal.dsse.json"
    envelope = read_json(text(files, where), where)
    try:
        payload, kind = base64.b64decode(envelope["payload"]), envelope["payloadType"]
        signatures = {s["keyid"]: base64.b64decode(s["sig"]) for s in envelope["signatures"]}
        again = {"payload": base64.b64encode(payload).decode(), "payloadType": kind, "signatures": [
            {"keyid": k, "sig": base64.b64encode(signatures[k]).decode()} for k in sorted(signatures)]}
    except (KeyError, TypeError, ValueError):
        raise Fault("MalformedFile", where, "payload, payloadType and signatures", "something else")
    must(canonical(again) == files[where], "EnvelopeNotCanonical", where, "its canonical encoding", "other bytes")
    must(kind == "application/vnd.in-toto+json", "PayloadType", where, "application/vnd.in-toto+json", kind)
    subject = [{"digest": {"sha256": digest(files[name])}, "name": name} for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt")]
    statement = {"_type": "https://in-toto.io/Statement/v1", "predicate": {"format": "exhibit-dossier/1"},
                 "predicateType": "urn:exhibit:dossier:1", "subject": subject}
    must(payload == canonical(statement), "StatementMismatch", where, "the statement about these manifests", "another")
    must(signatures, "Unsigned", where, "one signature at least", "none")
    signed = b"DSSEv1 %d %s %d " % (len(kind.encode()), kind.encode(), len(payload)) + payload
    for keyid, signature in signatures.items():
        path = "signers/%s.pem" % keyid
        must(path in files, "KeyUnknown", where, "the signer's key in signers/", keyid)
        found, point, pem = read_key(files[path], path)
        must(found == keyid and pem == files[path], "EnvelopeNotCanonical", path, "the canonical PEM of the key it is named after")
        must(verifies(point, signed, signature), "SignatureWrong", where, "a signature of " + keyid, "one that does not verify")
    must(len(keys) == len(signatures), "UnlistedFile", "signers/", "only keys that signed", keys)
    must(not trusted or set(trusted) & set(signatures), "KeyUnknown", where, "a signature of " + " or ".join(trusted), list(signatures))
    return sorted(signatures)


def check_token(files):
    """That the token names this dossier's digest. Its form, its time and its signature are for openssl ts: see FORMAT.md."""
    imprint = bytes.fromhex("0609608648016503040201")            # SHA-256, then the digest as an octet string
    found = re.search(re.escape(imprint) + b"(?:\5\0)?\4 (.{32})", files["seal.tsr"], re.S)
    must(found, "TimeToken", "seal.tsr", "a time token of RFC 3161 over a SHA-256 digest")
    expected = digest(files["tagmanifest-sha256.txt"])
    must(found.group(1).hex() == expected, "TimeToken", "seal.tsr", "a token over " + expected, found.group(1).hex())


# ---------------------------------------------------------------- the tables

csv.field_size_limit(1 << 20)


def table(files, path):
    rows = csv.reader(io.StringIO(text(files, path), newline=""), strict=True)
    try:
        header = next(rows, None)
        must(header, "MalformedFile", path, "a header", "nothing")
        for number, row in enumerate(rows):
            must(len(row) == len(header), "MalformedFile", "%s, row %d" % (path, number), "%d cells" % len(header), len(row))
            yield dict(zip(header, row))
    except csv.Error as error:
        raise Fault("MalformedFile", path, "the documented table", error)


class Kind:
    """The traces of one kind: rows (time, account, record) of every object, and the objects of every account."""

    def __init__(self, files, folder, facts, accounts, records):
        self.id, self.slot = facts["kind"], int(facts["slot_ms"])
        self.source, self.source_time, self.half, self.rows, self.of = [], [], [], [], collections.defaultdict(dict)
        for row in table(files, "%s/%s.objects.csv" % (folder, self.id)):
            must(int(row["object"]) == len(self.source), "MalformedFile", self.id, "objects numbered from 0", row["object"])
            self.source.append(int(row["source"] or -1))
            self.source_time.append(int(row["source_time"]) if row.get("source_time") else None)
            self.half.append(int(row.get("half", 0)))
            self.rows.append([])
        last, where = (-1,), "%s/%s.traces.csv" % (folder, self.id)
        for row in table(files, where):
            o, account, time = int(row["object"]), int(row["account"]), int(row["time"])
            must((o, time, account) > last and o not in self.of[account] and time % self.slot == 0 and 0 <= account < accounts,
                 "MalformedFile", where, "rows by object, time, account; one an object and account; whole slots", row)
            last, record = (o, time, account), int(row["record"] or -1)
            must(record < records, "CitedRecordMissing", "data/materials/records.csv", "record %d" % record, "%d records" % records)
            self.rows[o].append((time, account, record))
            self.of[account][o] = (time, record)
        self.by_source = collections.defaultdict(list)
        for o, source in enumerate(self.source):
            self.by_source[source].append(o)
        reposts, known = int(facts.get("reposts", 0)), int(facts.get("reposts_of_known_source", 0))
        self.sources_known = reposts > 0 and 2 * known >= reposts

    def origin(self, o):
        return self.rows[o][0][0] if self.source_time[o] is None else self.source_time[o]

    @functools.lru_cache(maxsize=None)
    def crowds(self, d):
        """The crowded blocks of length d: sharers by object and block, its source aside."""
        sharers = collections.Counter((o, time // d) for o, rows in enumerate(self.rows) if len(rows) > CROWDED
                                      for time, account, _ in rows if account != self.source[o])
        return {block: n for block, n in sharers.items() if n > CROWDED}


# ---------------------------------------------------------------- the rule of timing

NAN, DAY, PAUSE = float("nan"), 86400000, 180000


def tail(probabilities, k):
    """P(at least k successes), Poisson-binomial."""
    if k <= 0:
        return 1.0
    state, total = [1.0] + [0.0] * (k - 1), 0.0
    for p in probabilities:
        total += state[k - 1] * p
        for j in range(k - 1, 0, -1):
            state[j] = state[j] * (1 - p) + state[j - 1] * p
        state[0] *= 1 - p
    return min(1.0, total)


@functools.lru_cache(maxsize=None)
def binomial(n, p, k):
    """P(at least k of n), summed from its first term on."""
    if k <= 0 or p >= 1:
        return 1.0
    if k > n or p <= 0:
        return 0.0
    term = math.exp(math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) + k * math.log(p) + (n - k) * math.log1p(-p))
    total = 0.0
    for j in range(k, n + 1):
        total += term
        term *= (n - j) / (j + 1) * p / (1 - p)
    return min(1.0, total)


class Window:
    def __init__(self, w, d, slot):
        self.w, self.d, self.slot = w, d, slot
        n, k = d // slot, w // slot
        self.pi = min(1.0, (n * (2.0 * k + 1) - k * (k + 1.0)) / (n * float(n)))

    def lam(self, references, centre, w=None, d=None, but=()):
        """How likely a time drawn from around the centre falls within W of it; references sorted, "but" taken off again."""
        w, d = w or self.w, d or self.d

        def n(radius):
            low, high = centre - radius, centre + radius
            return bisect.bisect_right(references, high) - bisect.bisect_left(references, low) - sum(low <= b <= high for b in but)

        def width(radius):
            return 2 * (radius // self.slot * self.slot) + self.slot
        half, best = n(d // 2) + 1, 0.0
        for scale in (1, 3, 8):
            radius = scale * w
            if scale > 1 and 2 * radius >= d:
                break
            best = max(best, width(w) / width(radius) * (n(radius) + width(radius) / d) / half)
        return min(1.0, best)


def tests(tested, pi, alpha):
    """m, the number of tests that count (Tarone 1990)."""
    most = max(tested, default=1)
    least = [0] * (most + 2)
    for n in range(most, 0, -1):
        least[n] = least[n + 1] + tested.get(n, 0)
    low = 1
    for n in range(1, max(2, most + 1)):
        bound = alpha / pi ** n
        if bound < low:
            continue
        m = max(low, least[n], 1) if n <= most else low
        if m <= bound:
            return m
        low = int(bound) + 1
    return low


def grid(stamps):
    """Period and phase of a clock that these times keep; None for none."""
    if len(stamps) < 5:
        return None
    found = []
    for minutes in (5, 10, 15, 30, 60):
        period = minutes * 60000
        zero = sum(t % period <= 15000 for t in stamps)
        phases = sorted(t % period for t in stamps)
        twice = phases + [p + period for p in phases]
        on, first = max((min(bisect.bisect_right(twice, p + 15000) - i, len(phases)), -i) for i, p in enumerate(phases))
        if len(stamps) >= 8 and on >= 0.5 * len(stamps) and on > zero:
            found.append((period, phases[-first], on))
        elif zero >= 4 and zero >= 0.3 * len(stamps):
            found.append((period, 0, zero))
    if not found:
        return None
    most = max(on for _, _, on in found)
    return [(period, phase) for period, phase, on in found if on >= 0.8 * most][-1]


class Pair:
    """Two accounts in one kind and window: trials, occasions, and what every explanation says of every trial."""

    def __init__(self, kind, window, a, b, excluded):
        self.kind, self.window, self.a, self.b, self.excluded = kind, window, a, b, excluded
        mine, others = kind.of[a], kind.of[b]
        self.shared = [o for o in sorted(mine.keys() & others.keys()) if kind.source[o] not in (a, b)]
        self.ta, self.tb = {o: mine[o][0] for o in self.shared}, {o: others[o][0] for o in self.shared}
        trials = [o for o in self.shared if self.ta[o] // window.d == self.tb[o] // window.d
                  and (o, self.ta[o] // window.d) not in kind.crowds(window.d)]
        self.trials = sorted(trials, key=lambda o: (min(self.ta[o], self.tb[o]), o))
        self.hit = [abs(self.ta[o] - self.tb[o]) <= window.w for o in self.trials]
        self.occasion = []
        for i, o in enumerate(self.trials):
            joined = 0
            for j in range(i - 1, -1, -1):
                e = self.trials[j]
                if self.earlier(o) - self.earlier(e) > PAUSE:
                    break
                if abs(self.ta[o] - self.ta[e]) <= PAUSE and abs(self.tb[o] - self.tb[e]) <= PAUSE:
                    joined = self.occasion[j]
                    break
            self.occasion.append(joined or max(self.occasion, default=0) + 1)
        self.said = {}

    def earlier(self, o):
        return min(self.ta[o], self.tb[o])

    def habit_after(self, trigger, name_trials, w=None, d=None):
        """Each one's latency against the other's on the pair's other objects; trigger: start time by object."""
        la = {o: self.ta[o] - trigger[o] for o in trigger}
        lb = {o: self.tb[o] - trigger[o] for o in trigger}
        sa, sb = sorted(la.values()), sorted(lb.values())
        lam = self.window.lam
        return {o: (lam(sb, la[o], w, d, [lb[o]]) + lam(sa, lb[o], w, d, [la[o]])) / 2 if len(sa) > 1 else NAN for o in name_trials}

    def hour(self):
        return [self.window.pi] * len(self.trials)

    def crowd(self):
        others = [[time for time, account, _ in self.kind.rows[o] if account not in self.excluded] for o in self.trials]
        return [(self.window.lam(r, self.ta[o]) + self.window.lam(r, self.tb[o])) / 2 for o, r in zip(self.trials, others)]

    def routine(self):
        faces = []
        for account in (self.a, self.b):
            days = collections.defaultdict(list)
            for time, _ in self.kind.of[account].values():
                days[time // DAY].append(time % DAY)
            everything = sorted(t + turn for of_day in days.values() for t in of_day for turn in (-DAY, 0, DAY))
            faces.append((everything, days))

        def around(face, time):
            same = [t + turn for t in face[1].get(time // DAY, ()) for turn in (-DAY, 0, DAY)]
            return self.window.lam(face[0], time % DAY, but=same)
        return [(around(faces[1], self.ta[o]) + around(faces[0], self.tb[o])) / 2 for o in self.trials]

    def origins(self):
        return {o: self.kind.origin(o) for o in self.shared}

    def known(self, o):
        return self.kind.source[o] >= 0 or self.kind.source_time[o] is not None

    def reaction(self, more=lambda o: False):
        said = self.habit_after(self.origins(), [o for o in self.trials if self.known(o) or more(o)])
        return [said.get(o, NAN) for o in self.trials]

    def habit(self):
        return self.reaction(lambda o: self.kind.rows[o][0][1] not in self.excluded)

    def clock(self):
        fine = len(self.trials) >= 10 and self.window.slot <= 15000

        def clock_of(account, times):
            return grid([t for t, _ in self.kind.of[account].values()]) or (grid([times[o] for o in self.trials]) if fine else None)
        ga, gb = clock_of(self.a, self.ta), clock_of(self.b, self.tb)
        if not ga or not gb:
            return [NAN] * len(self.trials)
        period = max(ga[0], gb[0])
        on = [o for o in self.trials if (self.ta[o] - ga[1]) % ga[0] <= 15000 and (self.tb[o] - gb[1]) % gb[0] <= 15000]
        said = self.habit_after(self.origins(), on, period, max(self.window.d, 8 * period))
        least = min(1.0, period / self.window.d)
        return [NAN if o not in said else least if said[o] != said[o] else max(least, said[o]) for o in self.trials]

    def source(self):
        @functools.lru_cache(maxsize=None)
        def curves(key):
            return {x: [time - self.kind.origin(x) for time, account, _ in self.kind.rows[x] if account not in self.excluded]
                    for x in self.kind.by_source[key]} if key >= 0 else {}

        def one(o):
            others = sorted(t for x, latencies in curves(self.kind.source[o]).items() if x != o for t in latencies)
            start, lam = self.kind.origin(o), self.window.lam
            return (lam(others, self.ta[o] - start) + lam(others, self.tb[o] - start)) / 2 if others else NAN
        return [one(o) for o in self.trials]

    def follower(self):
        result, hits = [NAN] * len(self.trials), sum(self.hit)
        if hits < 3:
            return result
        before, after, a_first, b_first = collections.Counter(), collections.Counter(), 0, 0
        for o, hit in zip(self.trials, self.hit):
            if hit:
                a_first += self.ta[o] < self.tb[o]
                b_first += self.tb[o] < self.ta[o]
                early, half, author = self.earlier(o), self.window.d // 2, self.kind.source[o]
                acted = [(self.kind.origin(o), author)] if author >= 0 else []
                acted += [(time, account) for time, account, _ in self.kind.rows[o] if account not in (author, self.a, self.b)]
                before.update(account for time, account in acted if early - half <= time < early)
                after.update(account for time, account in acted if early < time <= early + half and account != author)
        leaders = [x for x, n in before.items() if n >= 3 and n >= 0.6 * hits and n >= 0.8 * (n + after[x])]
        for leader, first in ((self.a, a_first), (self.b, b_first)):
            leaders += [leader] * (first >= 3 and first >= 0.6 * hits and first >= 0.9 * (a_first + b_first))
        for leader in leaders:
            own = self.kind.of[leader]
            acted = {o: self.kind.origin(o) if self.kind.source[o] == leader else own[o][0]
                     for o in self.shared if o in own or self.kind.source[o] == leader}
            trigger = {o: time for o, time in acted.items() if time <= self.earlier(o)}
            said = self.habit_after(trigger, [o for o in self.trials if o in trigger])
            for i, o in enumerate(self.trials):
                if said.get(o, NAN) == said.get(o, NAN) and not result[i] >= said[o]:
                    result[i] = said[o]
        return result

    def largest(self, i, names):
        """The largest probability that the named explanations give a trial, and by which; names: a list, or one for each trial."""
        best, by = 0.0, ""
        names = names(i) if callable(names) else names
        for name in names:
            if self.said[name][i] > best:
                best, by = self.said[name][i], name
        return best, by

    def sittings(self, names, keep=lambda i: True):
        """Of every occasion with a kept trial, in order: its probability, and whether its first kept trial succeeds."""
        first, chance = {}, collections.defaultdict(float)
        for i, occasion in enumerate(self.occasion):
            if keep(i):
                first.setdefault(occasion, self.hit[i])
                chance[occasion] = max(chance[occasion], self.largest(i, names)[0])
        return [(chance[o], first[o]) for o in sorted(chance)]

    def tail(self, names, keep=lambda i: True):
        sittings = self.sittings(names, keep)
        return tail([p for p, _ in sittings], sum(hit for _, hit in sittings))

    def without(self, names, key, counts=lambda k: True):
        """Largest tail left without the trials of any one key that a hit has."""
        keys = [key(o) for o in self.trials]
        return max((self.tail(names, lambda i: keys[i] != k) for k in {k for k, h in zip(keys, self.hit) if h} if counts(k)), default=0.0)

    def excess(self, names):
        """Successes over the number to expect, among the occasions that nothing named makes likelier than not; 0 if there are none."""
        still = [(p, hit) for p, hit in self.sittings(names) if p < 0.5]
        return sum(hit for _, hit in still) / sum(p for p, _ in still) if still else 0.0

    def day(self, o):
        return self.earlier(o) // DAY

    def judge(self, threshold, last, order):
        """Tier, explained_by (last where nothing else is), p_crowd and p by the rule; p_crowd is None where it stopped."""
        n, k, stop, main = len(self.trials), sum(self.hit), max(0.001, threshold), last != "slow-window"
        if k < 2 or last and binomial(n, self.window.pi, k) > stop:
            return "none", "", None, None
        crowd = ["hour", "crowd"]
        self.said = dict(hour=self.hour(), crowd=self.crowd())
        if self.tail(["hour"]) > stop or self.tail(crowd) > stop:
            return "none", "", None, None
        self.said = {name: getattr(self, name)() for name in order}
        p_crowd, p = self.tail(crowd), self.tail(order)

        def asked(i):
            suspect = self.kind.source[self.trials[i]] in self.excluded
            return crowd + ["routine", "source"] + ([] if main and suspect else ["reaction"])

        def unexplained():
            """Slow window: every explanation fails. Main window: the follower does, or no day carries the rest."""
            return p <= threshold if not main else (
                self.tail(lambda i: asked(i) + ["follower"]) <= threshold or self.without(asked, self.day) <= threshold)
        if not (self.tail(asked) <= threshold and self.excess(asked) >= 3 and unexplained()):
            return "none", "", p_crowd, p
        source = self.kind.source.__getitem__
        self.left = {
            "one_day": self.without(order, self.day),
            "own_content": self.tail(order, lambda i: source(self.trials[i]) >= 0) if self.kind.sources_known else 0.0,
            "one_source": self.without(order, source, lambda s: s >= 0 or self.kind.sources_known),
        }
        if p > threshold or self.excess(order) < 3:
            alone = [(self.tail(crowd + [name]), name) for name in order if name not in crowd]
            why = max(alone, key=lambda x: x[0])[1]
        else:
            why = next((name.replace("_", "-") for name in ("one_day", "own_content", "one_source") if self.left[name] > 0.01),
                       last)
        return "indicated" if why else "strong", why, p_crowd, p


# ---------------------------------------------------------------- the rule of groups

LEAST, SHARERS, ENOUGH = 3, 20, 50000


def half_of(content):
    """The half that a content's key lies in."""
    text = content.encode("utf-8")
    units = len(content.encode("utf-16-le")) // 2
    if units <= 15 and len(text) <= 15:
        key = text.ljust(15, b"\0") + bytes([len(text)])
    elif units <= 30 and re.fullmatch("[0-9]+", content):
        digits = [int(c) for c in content] + [0] * (30 - len(content))
        key = bytes(digits[i] | digits[i + 1] << 4 for i in range(0, 30, 2)) + bytes([0x40 | len(content)])
    else:
        key = hashlib.sha256(text).digest()
        key = key[:15] + bytes([key[15] | 0x80])
    low, high = struct.unpack("<QQ", key)
    z = ((low ^ high) + 0x9E3779B97F4A7C15) % 2 ** 64       # one step of SplitMix64
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2 ** 64
    z = (z ^ z >> 27) * 0x94D049BB133111EB % 2 ** 64
    return (z ^ z >> 31) & 1


class Groups(Kind):
    """Common origin or common company in one kind: groups found on one half of the objects, accounts tested on the other."""

    def __init__(self, files, facts, accounts, records, alpha):
        super().__init__(files, "data/groups", facts, accounts, records)
        self.origin_kind, self.m = facts["evidence"] == "common-origin", int(facts["m"])
        self.traces, self.threshold = (int(facts["objects_0"]), int(facts["objects_1"])), alpha / self.m
        self.others, self.known, where = {}, {}, "data/groups/%s.others.csv" % self.id
        for row in table(files, where):
            account, counts = int(row["account"]), (int(row["objects_0"]), int(row["objects_1"]))
            fewer = any(counts[h] < sum(self.half[o] == h for o in self.of[account]) for h in (0, 1))
            must(account not in self.others and not fewer, "MalformedFile", where, "an account once, with no fewer objects than its traces", row)
            self.others[account] = counts

    def whole(self, account):
        must(account not in self.others, "NumberMismatch", "data/groups/%s.others.csv" % self.id,
             "every trace of account %d, which the tests of cited accounts need" % account, "only a count of them")
        return self.of[account]

    def joins(self, o, half):
        return self.half[o] == half and 2 <= len(self.rows[o]) <= SHARERS

    def met(self, account, half):
        """Whom an account met on an object of a half that joins, an author and who repeats them aside."""
        if (account, half) not in self.known:
            self.known[account, half] = sorted({b for o in self.whole(account) if self.joins(o, half) for _, b, _ in self.rows[o]
                                                if b != account and self.source[o] not in (account, b)})
        return self.known[account, half]

    def joined(self, account, half):
        """All accounts joined to one, directly or through others, itself included."""
        group, todo = {account}, [account]
        while todo:
            for o in self.whole(todo.pop()):
                if self.joins(o, half):
                    more = {b for _, b, _ in self.rows[o]} - group
                    group |= more
                    todo += more
        for member in group:
            self.known[member, half] = group
        return group

    def outsiders(self, account, found, group):
        """Objects of outsiders in the tested half, and how many of them the group shared too."""
        half = 1 - found
        marked = {o for b in group for o in self.whole(b) if self.half[o] == half}
        if self.origin_kind:
            own = sum(self.half[o] == half for b in group for o in self.of[b])
            must(own <= self.traces[half], "NumberMismatch", "data/groups/families.csv", "at least %d objects in half %d" % (own, half), self.traces[half])
            return self.traces[half] - own, sum(len(self.rows[o]) for o in marked) - own
        seen, objects, met = set(group) | {account}, 0, 0
        for member in group:
            for outsider in self.met(member, found):
                if outsider not in seen:
                    seen.add(outsider)
                    own = self.of[outsider]
                    objects += self.others[outsider][half] if outsider in self.others else sum(self.half[o] == half for o in own)
                    met += sum(o in marked for o in own)
                    if objects >= ENOUGH:
                        return objects, met
        return objects, met

    def test(self, account, found):
        """One account against the group found on one half; None without a group or with fewer than three sittings."""
        half = 1 - found
        if self.origin_kind:
            group = self.known.get((account, found)) or self.joined(account, found)
            others = group - {account}
        else:
            group = others = self.met(account, found)
        own = sorted((time, o) for o, (time, _) in self.whole(account).items() if self.half[o] == half)
        circle = set(others)
        meets = {o: any(b in circle for _, b, _ in self.rows[o]) for _, o in own}

        def sittings(keep):
            n, x, last, met = 0, 0, None, False
            for time, o in own:
                if keep(time, o):
                    if last is None or time - last > PAUSE:
                        n, met = n + 1, False
                    x += meets[o] and not met
                    last, met = time, met or meets[o]
            return n, x
        n, x = sittings(lambda time, o: True)
        if not others or n < LEAST:
            return None
        if x < LEAST and not self.origin_kind:
            return dict(group_size=len(others), sittings=n, met=x, outsider_objects=0, outsider_met=0, p=1.0, p_without_one=1.0, passes=0)
        objects, met = self.outsiders(account, found, group)
        rate = (met + 1) / (objects + 1)
        left = [sittings(lambda time, o: time // DAY != day) for day in {time // DAY for time, o in own if meets[o]}]
        left += [sittings(lambda time, o: self.source[o] != source) for source in {self.source[o] for _, o in own if meets[o]} if source >= 0]
        p = binomial(n, rate, x)
        without = max((binomial(a, rate, b) for a, b in set(left)), default=0.0) if x >= LEAST else 1.0
        passes = x >= LEAST and p <= self.threshold and x >= (10 if self.origin_kind else 3) * rate * n and without <= 0.01
        return dict(group_size=len(others), sittings=n, met=x, outsider_objects=objects, outsider_met=met, p=p, p_without_one=without, passes=int(passes))

    def pairs(self, accounts):
        """Trials of every two of these accounts that share two sittings: (object, sitting, whether it begins the sitting)."""
        shared, result = collections.defaultdict(list), {}
        for a in accounts:
            for o, (time, _) in self.of[a].items():
                if self.joins(o, self.half[o]):
                    for _, b, _ in self.rows[o]:
                        if a < b and b in accounts and self.source[o] not in (a, b):
                            shared[a, b].append((time, o))
        for (a, b), objects in shared.items():
            trials, sitting, last = [], 0, None
            for time, o in sorted(objects):
                other = self.of[b][o][0]
                begins = last is None or time - last[0] > PAUSE or abs(other - last[1]) > PAUSE
                sitting, last = sitting + begins, (time, other)
                trials.append((o, sitting, begins))
            if sitting >= 2:
                result[a, b] = trials
        return result


# ---------------------------------------------------------------- p of signals, where the figures beside it give it

def dealt(members, outside, alike, others_alike):
    """P(at least so many of the members alike), members and outsiders dealt from one lot: hypergeometric, exact."""
    with_it, everybody = alike + others_alike, members + outside
    ways = sum(math.comb(with_it, k) * math.comb(everybody - with_it, members - k) for k in range(max(alike, 0), min(members, with_it) + 1))
    return ways / math.comb(everybody, members)


def soon(turns, fast, others, others_fast, rates, pairs):
    return pairs * max(binomial(turns, 1 - max(0, (others_fast - 1) / max(1, others)), turns - fast), rates)


def picked(known, alike, outside, others_alike, tried, kinds):
    return kinds * min(1, tried * dealt(known - 1, outside, alike - 1, others_alike))


SIGNALS = {
    "members members_gone others others_gone": lambda n, k, m, j: binomial(n, (j + 1) / (m + 1), k),
    "members_who_link members_on_list others_who_link others_on_list": lambda n, k, m, j: binomial(n, (j + 1) / (m + 1), k),
    "members_tested members_low outside_tested outside_low": lambda n, k, m, j: 3 * binomial(n, (j + 1) / (m + 2), k),
    "members_with_known_client members_with_client outside_with_known_client outside_with_client clients_in_community":
        lambda n, k, m, j, clients: 3 * min(1, clients * binomial(n, (j + 1) / (m + 2), k)),
    "sentences_in_common earlier_first": lambda n, k: 2 * binomial(n, 0.5, k),
    "members_known members_alike outside_known outside_alike traits_tried kinds_asked": picked,
    "members_known members_in_window outside_known outside_in_window windows_tried kinds_asked": picked,
    "members_known members_awake outside_known outside_awake kinds_asked": lambda n, k, m, j, kinds: kinds * dealt(n, m, k, j),
    "turns turns_sooner_than_one_hand other_answers other_answers_so_soon p_reply_rates pairs_of_community": soon,
    "p_clock p_even p_quota p_sleepless": lambda *each: 4 * min(each),
}


def signal_p(statistic):
    """p by the first formula whose figures are all there; None where there is none, and only the sources give p."""
    for names, formula in SIGNALS.items():
        values = [statistic.get(name) for name in names.split()]
        if all(isinstance(v, (int, float)) and v >= 0 for v in values):
            return min(1.0, formula(*values))
    return None


# ---------------------------------------------------------------- the comparison

class Dossier:
    def __init__(self, files):
        self.files = files
        self.head = read_json(text(files, "data/dossier.json"), "data/dossier.json")
        must(self.head["level"] in ("named", "mixed", "public"), "MalformedFile", "data/dossier.json", "level named, mixed or public", self.head["level"])
        self.accounts = list(table(files, "data/accounts.csv"))
        self.sources = list(table(files, "data/materials/sources.csv"))
        self.records = list(table(files, "data/materials/records.csv"))
        facts, families = list(table(files, "data/timing/kinds.csv")), list(table(files, "data/groups/families.csv"))
        self.edges = list(table(files, "data/timing/edges.csv")) + list(table(files, "data/groups/edges.csv"))
        self.edges.sort(key=lambda e: int(e["edge"]))
        must([int(e["edge"]) for e in self.edges] == list(range(len(self.edges))), "NumberMismatch", "the tables edges.csv", "every edge once, from 0")
        cited = {e["kind"] for e in self.edges}
        self.kinds = {f["kind"]: Kind(files, "data/timing", f, len(self.accounts), len(self.records)) for f in facts if f["kind"] in cited}
        self.alpha = float(self.head["options"]["alpha"])
        self.groups = {f["kind"]: Groups(files, f, len(self.accounts), len(self.records), self.alpha) for f in families if f["kind"] in cited}
        self.families, self.tests = families, list(table(files, "data/groups/tests.csv"))
        self.slots = {f["kind"]: int(f["slot_ms"]) for f in facts}
        self.order, self.options = self.head["explanations"], self.head["options"]
        self.windows = [(int(self.options[w + "window_seconds"]), int(self.options[w + "block_seconds"])) for w in ("", "slow_")
                        if not w or int(self.options["slow_window_seconds"])]
        self.trials = collections.defaultdict(list)
        for row in list(table(files, "data/timing/trials.csv")) + list(table(files, "data/groups/trials.csv")):
            self.trials[int(row["edge"])].append(row)
        for row in table(files, "data/groups/contents.csv"):
            found = self.groups[row["kind"]].half[int(row["object"])]
            must(not row["content"] or half_of(row["content"]) == found, "NumberMismatch", "data/groups/%s.objects.csv" % row["kind"],
                 "object %s in the half of its content's key" % row["object"], found)
        self.tested, self.candidates = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
        for row in table(files, "data/timing/tested.csv"):
            self.tested[int(row["window_seconds"]), int(row["block_seconds"])][int(row["tested"])] += int(row["pairs"])
        for row in table(files, "data/timing/candidates.csv"):
            key = int(row["window_seconds"]), int(row["block_seconds"]), row["kind"]
            self.candidates[key][int(row["tested"]), int(row["synchronous"])] += int(row["pairs"])
        self.family, self.family_of, self.found = {}, {}, {}
        for stated in self.head["testable_accounts"]:
            w, d = stated["window_seconds"], stated["block_seconds"]
            crowds = [n for k in self.kinds.values() if k.slot <= w * 1000 for n in k.crowds(d * 1000).values()]
            shown = len(crowds), sum(n * (n - 1) // 2 for n in crowds)
            must(stated["blocks_left_out"] >= shown[0] and stated["pairs_left_out"] >= shown[1], "NumberMismatch", "data/dossier.json",
                 "at least %d blocks_left_out and %d pairs_left_out, as the tables show" % shown, (stated["blocks_left_out"], stated["pairs_left_out"]))

    def name(self, account):
        a = self.accounts[account]
        return a["handle"] or a["account_id"] or a["pseudonym"]

    def window(self, w, d, kind):
        """The window for one kind, its threshold and the suspects of every cited account."""
        if (w, d, kind) in self.family:
            return self.family[w, d, kind]
        slots = [s for s in self.slots.values() if s <= w * 1000]
        m = tests(self.tested[w, d], min(Window(w * 1000, d * 1000, s).pi for s in slots), self.alpha)
        window, traces = Window(w * 1000, d * 1000, self.slots[kind]), self.kinds[kind]
        left, counted = self.candidates[w, d, kind], {}
        for a in {int(e[x]) for e in self.edges if e["kind"] == kind for x in ("account_a", "account_b")}:
            n, k = collections.Counter(), collections.Counter()
            for o, (time, _) in traces.of[a].items():
                for other, b, _ in () if (o, time // window.d) in traces.crowds(window.d) else traces.rows[o]:
                    if b != a and traces.source[o] not in (a, b) and other // window.d == time // window.d:
                        n[b] += 1
                        k[b] += abs(other - time) <= window.w
            counted.update({(min(a, b), max(a, b)): (n[b], k[b]) for b in k if k[b] >= 2})
        for counts, number in collections.Counter(counted.values()).items():
            must(number <= left[counts], "NumberMismatch", "data/timing/candidates.csv",
                 "%d pairs of %s with n, K = %s, as the traces show" % (number, kind, counts), left[counts])
        cut, seen = -1.0, 0
        for q, pairs in sorted((binomial(counts[0], window.pi, counts[1]), pairs) for counts, pairs in left.items()):
            seen += pairs
            cut = q if q <= 0.05 * seen / m else cut
        suspects = collections.defaultdict(set)
        for (a, b), counts in counted.items():
            if binomial(counts[0], window.pi, counts[1]) <= cut:
                suspects[a].add(b), suspects[b].add(a)
        self.family[w, d, kind] = window, self.alpha / m, m, suspects
        return self.family[w, d, kind]

    def recompute(self, number):
        """The pair of an edge, in the first window that gives it a tier."""
        edge = self.edges[number]
        a, b = int(edge["account_a"]), int(edge["account_b"])
        for i, (w, d) in enumerate(self.windows):
            if self.slots[edge["kind"]] > w * 1000:
                continue
            window, threshold, _, suspects = self.window(w, d, edge["kind"])
            pair = Pair(self.kinds[edge["kind"]], window, min(a, b), max(a, b), {a, b} | suspects[a] | suspects[b])
            result, within = pair.judge(threshold, "slow-window" if i else "wide-window", self.order), w
            if i == 0 and result[0] != "none":
                close = Pair(pair.kind, Window(max(1, w // 2) * 1000, window.d, window.slot), pair.a, pair.b, pair.excluded)
                strong = close.judge(threshold, "", self.order)
                if strong[0] == "strong":
                    pair, result, within = close, strong, close.window.w // 1000
            tier, why, p_crowd, p = result
            if tier != "none":
                self.family_of[number] = w, d, edge["kind"]
                return pair, dict(window_seconds=within, block_seconds=d, threshold=threshold, tier=tier, explained_by=why, p_crowd=p_crowd, p=p)
        raise Fault("TierMismatch", "data/timing/edges.csv, edge %d" % number, "a pair that the rule puts in a tier", "one in none")

    def check_groups(self):
        """Every test of the cited accounts, then which pairs they make."""
        number, self.pairs = 0, {}
        for kind in sorted(self.groups):
            group, best = self.groups[kind], {}
            stated = {tuple(sorted((int(e["account_a"]), int(e["account_b"])))) for e in self.edges if e["kind"] == kind}
            results = [(account, found, group.test(account, found)) for account in sorted(set().union(*stated)) for found in (0, 1)]
            results = [(account, found, result) for account, found, result in results if result]
            must(len(results) <= group.m, "NumberMismatch", "data/groups/families.csv", "m of %s at least %d, the tests of cited accounts alone" % (kind, len(results)), group.m)
            pairs = group.pairs({account for account, _, result in results if result["passes"]})
            must(stated <= pairs.keys(), "TierMismatch", "data/groups/edges.csv", "pairs that the rule puts in a tier", sorted(stated - pairs.keys()))
            must(pairs.keys() <= stated, "NumberMismatch", "data/groups/edges.csv", "every such pair of cited accounts", sorted(pairs.keys() - stated))
            for account, found, result in results:
                where = "data/groups/tests.csv, test %d" % number
                must(number < len(self.tests), "NumberMismatch", where, "a test of account %d" % account, "the end of the table")
                row = self.tests[number]
                agree(where, dict(test=number, kind=kind, account=account, found=found, **result), row)
                if result["passes"] and (account not in best or float(row["p"]) < float(best[account]["p"])):
                    best[account] = row
                number += 1
            self.pairs[kind] = best, pairs
        must(number == len(self.tests), "NumberMismatch", "data/groups/tests.csv", "%d tests" % number, len(self.tests))

    def check_group_edge(self, number):
        edge, where = self.edges[number], "data/groups/edges.csv, edge %d" % number
        group, (best, found) = self.groups[edge["kind"]], self.pairs[edge["kind"]]
        a, b = int(edge["account_a"]), int(edge["account_b"])
        trials, w = found[min(a, b), max(a, b)], self.windows[0][0] * 1000
        low, high = best[min(a, b)], best[max(a, b)]
        weaker = low if float(low["p"]) >= float(high["p"]) else high
        times = [(group.of[a][o][0], group.of[b][o][0]) for o, _, _ in trials]
        result = dict(
            objects_shared=len(trials), objects_synchronous=sum(abs(x - y) <= w for x, y in times), occasions=trials[-1][1],
            occasions_tested=int(weaker["sittings"]), occasions_counted=int(weaker["met"]), group_size=int(weaker["group_size"]),
            outsider_objects=int(weaker["outsider_objects"]), outsider_met=int(weaker["outsider_met"]), p=float(weaker["p"]),
            threshold=group.threshold, tier="indicated", explained_by="common-origin" if group.origin_kind else "common-company",
            first_seen=min(map(min, times)), last_seen=max(map(max, times)))
        agree(where, result, edge)
        self.found[number] = None, dict(result, window_seconds=0, block_seconds=0, objects_tested=len(trials), p_crowd=result["p"])
        self.check_trials(number, "groups", group, [
            (o, abs(x - y) <= w, sitting, begins, {}) for (o, sitting, begins), (x, y) in zip(trials, times)])

    def check_trials(self, number, folder, kind, trials):
        """Each row against (object, synchronous, occasion, whether it decides its occasion, probabilities by name)."""
        rows, where = self.trials[number], "data/%s/trials.csv, edge %d" % (folder, number)
        accounts = [int(self.edges[number][x]) for x in ("account_a", "account_b")]
        must(len(rows) == len(trials), "NumberMismatch", where, "%d trials" % len(trials), len(rows))
        for i, (row, (o, synchronous, occasion, counted, more)) in enumerate(zip(rows, trials)):
            (time_a, record_a), (time_b, record_b) = (kind.of[account][o] for account in accounts)
            for account, record in zip(accounts, (record_a, record_b)):
                must(record >= 0, "CitedRecordMissing", where, "a record for trial %d" % i, "none")
                must(int(self.records[record]["account"]) == account, "RecordMismatch", where, "a record of account %d" % account, record)
            agree(where, dict(trial=i, object=o, time_a=time_a, time_b=time_b, record_a=record_a, record_b=record_b, synchronous=int(synchronous),
                              occasion=occasion, counted=int(counted), sharers=len(kind.rows[o]), **more), row)

    def check_edge(self, number):
        if self.edges[number]["kind"] in self.groups:
            return self.check_group_edge(number)
        edge, where = self.edges[number], "data/timing/edges.csv, edge %d" % number
        pair, result = self.recompute(number)
        self.found[number] = pair, result
        hits = [o for o, h in zip(pair.trials, pair.hit) if h]
        firsts = [pair.occasion.index(x) for x in sorted(set(pair.occasion))]
        result.update(
            objects_shared=len(pair.shared), objects_tested=len(pair.trials), objects_synchronous=len(hits),
            occasions=len({x for x, h in zip(pair.occasion, pair.hit) if h}), occasions_tested=len(firsts),
            occasions_counted=sum(pair.hit[i] for i in firsts), first_seen=min(map(pair.earlier, hits)),
            last_seen=max(max(pair.ta[o], pair.tb[o]) for o in hits))
        agree(where, result, edge)
        self.check_trials(number, "timing", pair.kind, [
            (o, pair.hit[i], pair.occasion[i], i in firsts, dict({name: pair.said[name][i] for name in self.order}, strongest=pair.largest(i, self.order)[1]))
            for i, o in enumerate(pair.trials)])

    def check_level(self, communities):
        """The level of communities where they are named; elsewhere the search for them gives others, and only the most it can be."""
        testable = max([t["accounts"] for t in self.head["testable_accounts"]] + [int(f["accounts_tested"]) for f in self.families])
        cited = {e[x] for e in self.edges for x in ("account_a", "account_b")}

        def of(number, inside):
            return self.alpha * number / (number + max(0, testable - inside)) if number else self.alpha
        level = self.head["community_level"]
        if self.head["level"] == "named":
            agree("data/dossier.json", {"community_level": of(len(communities), sum(len(f["accounts"]) for f in communities))}, self.head)
        return level, level if self.head["level"] == "named" else of(len(cited) // 2, len(cited))

    def check_signals(self, communities):
        """Rung 2: thresholds from the numbers of tests, verdicts from p, and p from the figures where they give it."""
        facts, (level, most) = {row["signal"]: row for row in table(self.files, "data/signals/signals.csv")}, self.check_level(communities)
        findings, followed = self.findings("data/signals/findings.jsonl"), 0
        for number, finding in enumerate(findings):
            s, where = finding["statistic"], "data/signals/findings.jsonl, line %d" % (number + 1)
            must(finding["rung"] == 2 and s["signal"] in facts and not facts[s["signal"]]["not_observable"], "MalformedFile", where, "an observation of an observable signal")
            for record in finding["records"]:
                must(0 <= record < len(self.records), "CitedRecordMissing", where, "record %d" % record, "%d records" % len(self.records))
            must(all(0 <= a < len(self.accounts) for a in finding["accounts"]), "MalformedFile", where, "accounts of accounts.csv")
            p, threshold, own = s["p"], s["threshold"], self.alpha / max(1, int(facts[s["signal"]]["tested"]))
            if p is None:
                must(threshold is None, "NumberMismatch", where, "no threshold without p", threshold)
                continue
            must(threshold is not None and (same(own, threshold) or same(level, threshold)), "NumberMismatch", where,
                 "threshold %s, or %s of a community, as the numbers of tests give" % (own, level), threshold)
            must(same(own, threshold) or level <= most * (1 + 1e-9), "NumberMismatch", "data/dossier.json", "community_level at most %s" % most, level)
            given = signal_p(s)
            must(given is None or same(given, p, 1e-6), "NumberMismatch", where, "p %s, as its figures give" % given, p)
            followed += given is not None
            must(s["observed"] == (p <= threshold), "NumberMismatch", where, "observed as p and threshold give", s["observed"])
        return len(findings), followed

    def findings(self, path="data/findings.jsonl"):
        return [read_json(line, path) for line in text(self.files, path).split("\n")[:-1]]

    def cited(self, number):
        """Records that a finding on this edge cites: those of its co-actions, or where time is not what joins, of all its trials."""
        pair, edge = self.found[number][0], self.edges[number]
        if not pair:
            return {int(row[x]) for row in self.trials[number] for x in ("record_a", "record_b")}
        return {pair.kind.of[x][o][1] for o, h in zip(pair.trials, pair.hit) if h for x in (pair.a, pair.b)}

    def check_findings(self):
        pairs, findings = 0, self.findings()
        for finding in findings:
            where = "data/findings.jsonl, " + finding["id"]
            if finding["id"].startswith("pair-"):
                self.check_pair_finding(finding, pairs, where)
                pairs += 1
                edges = [pairs - 1]
            else:
                edges = self.check_community(finding, where)
            records = sorted(set().union(*map(self.cited, edges)))[:200]
            agree(where, dict(records=records, edges=edges), finding)
        must(pairs == len(self.edges), "NumberMismatch", "data/findings.jsonl", "a finding for each of %d pairs" % len(self.edges), pairs)
        return findings

    def check_pair_finding(self, finding, number, where):
        must(number < len(self.edges) and self.edges[number]["finding"] == finding["id"], "NumberMismatch", where, "the order of the edges")
        (pair, result), edge = self.found[number], self.edges[number]
        must(finding["accounts"] == [int(edge["account_a"]), int(edge["account_b"])], "NumberMismatch", where, "the edge's accounts")
        agree(where, {"tier": result["tier"]}, finding)
        agree(where, {name: result[name] for name in finding["statistic"] if name in result}, finding["statistic"])
        if pair:
            odd, even = (pair.tail(self.order, lambda i: pair.occasion[i] % 2 == half) for half in (1, 0))
            agree(where, dict(odd_occasions=odd, even_occasions=even, confirmed=odd <= 0.01 and even <= 0.01), finding["split_sample"])
            agree(where, pair.left, finding["p_left_without"])
            agree(where, {name: pair.tail(["hour", "crowd", name]) for name in self.order}, finding["p_with_hour_and_crowd_and"])
            form, names = r"(\d+) co-actions? within (\d+) s on (\d+) occasions?, of (\d+) shared", "objects_synchronous window_seconds occasions objects_shared"
        else:
            agree(where, {"tests": [int(self.pairs[edge["kind"]][0][a]["test"]) for a in finding["accounts"]]}, finding)
            form, names = r"(\d+) (?:message|item)s? of .* in (\d+) sittings?\. ", "objects_shared occasions"
        said, numbers = re.match(form, finding["statement"]), [result[name] for name in names.split()]
        must(not said or [int(x) for x in said.groups()] == numbers, "NumberMismatch", where, "the statement's integers %s" % numbers, finding["statement"][:80])

    def check_community(self, finding, where):
        own = set(finding["accounts"])
        inside = [n for n, e in enumerate(self.edges) if int(e["account_a"]) in own and int(e["account_b"]) in own]
        joined = {frozenset((int(self.edges[n]["account_a"]), int(self.edges[n]["account_b"]))) for n in inside}
        strong = sum(self.edges[n]["tier"] == "strong" for n in inside)
        agree(where, {"tier": "strong" if strong else "indicated"}, finding)
        agree(where, dict(accounts=len(own), edges=len(joined), edges_strong=strong, density=len(joined) / (len(own) * (len(own) - 1) / 2)), finding["statistic"])
        return inside

    def check_materials(self):
        raw, at, shown, held = self.files["data/materials/records.raw"], 0, 0, 0
        for number, row in enumerate(self.records):
            where, length = "data/materials/records.csv, record %d" % number, int(row["length"])
            must(int(row["record"]) == number and int(row["start"]) == at and at + length <= len(raw) and 0 <= int(row["source"]) < len(self.sources),
                 "RecordMismatch", where, "records in order, one behind the other, of a listed source", row["start"])
            body = raw[at:at + length]
            author = self.accounts[int(row["account"])]
            must(self.head["level"] == "named" or (self.head["level"] == "mixed" and author["account_id"]) or not (body or row["text"]), "MalformedFile", where, "a withheld account's record to be withheld")
            must(digest(body) == row["sha256"] or (self.head["level"] != "named" and not body), "RecordMismatch", where, "SHA-256 " + row["sha256"], digest(body))
            at, held = at + length, held + (length > 0)
            shown += self.in_plain_sight(body.decode("utf-8", "replace"), author, int(row["time"]))
        must(at == len(raw), "RecordMismatch", "data/materials/records.raw", "nothing after the last record", len(raw) - at)
        return shown, held

    @staticmethod
    def in_plain_sight(record, account, time):
        t = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=time)
        short, american = "%d:%02d" % (t.hour, t.minute), "%d/%d/%d " % (t.month, t.day, t.year)
        months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
        spellings = [stamp(time, form) for form in ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%m/%d/%Y %H:%M", "%d/%m/%Y %H:%M")]
        spellings += [american + short, american + stamp(time, "%H:%M"), american + "%d:%02d" % (t.hour % 12 or 12, t.minute), str(time // 1000),
                      "%d/%d/%d %s" % (t.day, t.month, t.year, short), "%s %s" % (months[t.month - 1], stamp(time, "%d %H:%M:%S"))]
        names = [n.lower() for n in (account["account_id"], account["handle"]) if n]
        return any(n in record.lower() for n in names) and any(s in record for s in spellings)

    def check_custody(self):
        previous, frozen = "", ""
        for line in text(self.files, "data/custody.jsonl").split("\n")[:-1]:
            act = read_json(line, "data/custody.jsonl")
            must(act["previous"] == previous, "NumberMismatch", "data/custody.jsonl", "the digest of the line before", act["previous"])
            previous = digest(line.encode())
            frozen = act["facts"]["protocol_sha256"] if act["command"] == "freeze" else frozen
        found = digest(self.files["data/protocol.json"])
        must(found == frozen, "NumberMismatch", "data/protocol.json", "SHA-256 %s, as the log froze it" % frozen, found)
        stated = read_json(text(self.files, "data/protocol.json"), "data/protocol.json")["options"]
        must(stated == self.options, "NumberMismatch", "data/protocol.json", "the options of dossier.json", "others")

    def check_claims(self):
        claims = read_json(text(self.files, "data/claims.json"), "data/claims.json")
        for claim in claims:
            where = "data/claims.json, claim '%s'" % claim["id"]
            must(claim["sources"], "ClaimWithoutSource", where, "a source", "none")
            for source in claim["sources"] + [answer["source"] for answer in claim["answers"]]:
                must(source["title"] and source["date"] and re.fullmatch("[0-9a-f]{64}", source["sha256"]), "ClaimWithoutSource", where,
                     "title, date and digest of every source", source)
            must(claim["rung"] in (3, 4) and claim["status"] in ("alleged", "supported", "disputed", "withdrawn"), "MalformedFile", where,
                 "rung 3 or 4, alleged, supported, disputed or withdrawn", (claim["rung"], claim["status"]))
        return len(claims)

    def check_answers(self):
        where, level = "data/answers.json", self.head["level"]
        answers = read_json(text(self.files, where), where)
        for answer in answers:
            must(type(answer["account"]) is int and 0 <= answer["account"] < len(self.accounts), "MalformedFile", where, "an account's number", answer["account"])
            account = self.accounts[answer["account"]]
            shown = level == "named" or (level == "mixed" and account["account_id"])
            must(account["role"] == "named" and answer["date"] and answer["how"], "MalformedFile", where, "a named account's answer with date and how")
            must(answer["text"] if level == "named" else shown or not answer["text"], "MalformedFile", where, "words at the named level, none of a withheld account")
        return len(answers)

    def check_crate(self):
        where = "ro-crate-metadata.json"
        graph = read_json(text(self.files, where), where)["@graph"]
        said = sorted(entity["@id"] for entity in graph if entity["@type"] == "File")
        own = sorted(p for p in self.files if p.startswith("data/") or p in ("index.html", "check.py", "FORMAT.md"))
        must(said == own, "TextMismatch", where, "every file of the dossier once, and no other", len(said))

    def explain(self, finding_id):
        number = next((n for n, e in enumerate(self.edges) if e["finding"] == finding_id), None)
        must(number is not None, "MalformedFile", "--finding", "the id of a pair's finding (pair-...), from index.html", finding_id)
        if self.edges[number]["kind"] in self.groups:
            return self.explain_group(number)
        self.check_edge(number)
        (pair, result), edge = self.found[number], self.edges[number]
        a, b = int(edge["account_a"]), int(edge["account_b"])
        print("%s: %s and %s, %s" % (finding_id, self.name(a), self.name(b), edge["kind"]))
        _, threshold, m, suspects = self.family[self.family_of[number]]
        print("W = %(window_seconds)d s, D = %(block_seconds)d s; shared %(objects_shared)d, in one block %(objects_tested)d, within W %(objects_synchronous)d" % result)
        print("m = %d, threshold = alpha / m = %.6g; kept out of the crowd as suspects: %d accounts\n" % (m, threshold, len((suspects[a] | suspects[b]) - {a, b})))
        print("%-9s %-17s %7s %4s  %-9s %s" % ("occasion", "earlier time, UTC", "apart", "hit", "largest p", "by"))
        chances = [p for p, _ in pair.sittings(self.order)]
        for x in sorted(set(pair.occasion)):
            i = pair.occasion.index(x)
            o = pair.trials[i]
            by = max((pair.largest(j, self.order) for j in range(i, len(pair.trials)) if pair.occasion[j] == x), key=lambda v: v[0])[1]
            print("%-9d %-17s %5.0f s %4s  %-9.4f %s" % (x, stamp(pair.earlier(o)), abs(pair.ta[o] - pair.tb[o]) / 1000,
                                                       "yes" if pair.hit[i] else "no", chances[x - 1], by))
        print("\nhits %d of %d occasions; the sum of the largest p is the number to expect: %.2f" % (result["occasions_counted"], len(chances), sum(chances)))
        print("P(at least %d) = p = %.6g   (with hour and crowd alone %.6g)" % (result["occasions_counted"], result["p"], result["p_crowd"]))
        for name, value in pair.left.items():
            print("largest p left without %s: %s" % (name.replace("_", " "), "nothing to leave out" if value == 0 else "%.6g" % value))
        print("tier %s%s; edges.csv says the same." % (result["tier"], ", explained by " + result["explained_by"] if result["explained_by"] else ""))

    def explain_group(self, number):
        self.check_groups()
        self.check_edge(number)
        edge, (best, _) = self.edges[number], self.pairs[self.edges[number]["kind"]]
        group, a, b = self.groups[edge["kind"]], int(edge["account_a"]), int(edge["account_b"])
        print("%s: %s and %s, %s" % (edge["finding"], self.name(a), self.name(b), edge["kind"]))
        for account in (a, b):
            t = best[account]
            objects, met = int(t["outsider_objects"]), int(t["outsider_met"])
            rate = (met + 1) / (objects + 1)
            print("\n%s, group of %s found on half %s, tested on the other:" % (self.name(account), t["group_size"], t["found"]))
            print("  of %d objects of outsiders the group shared %d: rate (%d + 1) / (%d + 1) = %.6g" % (objects, met, met, objects, rate))
            print("  %s of %s sittings meet the group; to expect at that rate %.3g" % (t["met"], t["sittings"], rate * int(t["sittings"])))
            print("  P(at least %s of %s) = p = %.6g; largest p left without a day or a source %.6g" % (t["met"], t["sittings"], float(t["p"]), float(t["p_without_one"])))
        print("\nthreshold = alpha / m = %.6g, m = %d (stated)\n" % (group.threshold, group.m))
        print("%-8s %-17s %-17s %s" % ("sitting", self.name(a)[:17], self.name(b)[:17], "accounts that share it"))
        for row in self.trials[number]:
            print("%-8s %-17s %-17s %s" % (row["occasion"], stamp(row["time_a"]), stamp(row["time_b"]), row["sharers"]))
        print("\n%s objects in %s sittings. tier %s, explained by %s; edges.csv says the same." % (edge["objects_shared"], edge["occasions"], edge["tier"], edge["explained_by"]))


def main(arguments):
    try:        # where the system can (not on Windows), a hostile dossier is a fault and not a machine without memory
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        pass
    trusted, finding, paths = [], None, []
    if {"-h", "--help"} & set(arguments):
        return print(__doc__)
    while arguments:
        word = arguments.pop(0)
        must(arguments or word[:2] != "--", "MalformedFile", word, "a value behind it, or --help", "the end of the command")
        if word == "--trust":
            trusted.append(read_key(open(arguments.pop(0), "rb").read(), "--trust")[0])
        elif word == "--finding":
            finding = arguments.pop(0)
        else:
            paths.append(word)
    path = paths[0] if paths else "."
    files = read_zip(path) if os.path.isfile(path) else read_folder(path)
    check_bag(files)
    signers = check_seal(files, trusted)
    dossier = Dossier(files)
    if finding:
        return dossier.explain(finding)
    print("Whole: %d files, every one as listed." % len(files))
    print("Signed by %s%s." % (", ".join(signers), ", trusted" if trusted else "; signer not established") if signers
          else "Unsigned; signer not established. Whoever rewrote all of it would not be detected.")
    if "seal.tsr" in files:
        check_token(files)
        print("A time token names this dossier's manifest; its time and the authority's signature are for openssl ts (FORMAT.md).")
    shown, held = dossier.check_materials()
    dossier.check_custody()
    claims, answers = dossier.check_claims(), dossier.check_answers()
    print({"named": "", "public": "Public level: nobody is named; records and sources stand as salted commitments.\n",
           "mixed": "Mixed level: of the accounts that findings are about some are named; what is withheld stands as salted commitments.\n",
           }[dossier.head["level"]], end="")
    print("Materials: %d records with their digests; %d of %d show account and time in plain sight." % (len(dossier.records), shown, held))
    dossier.check_groups()
    for number in range(len(dossier.edges)):
        dossier.check_edge(number)
    for w, d in dossier.windows:
        m = [f[2] for key, f in dossier.family.items() if key[:2] == (w, d)]
        if m:
            print("W = %d s: m = %d tests, threshold %.3e." % (w, m[0], dossier.alpha / m[0]))
    for kind, group in sorted(dossier.groups.items()):
        print("%s: threshold %.3e from the stated m = %d; %d tests of cited accounts recomputed." % (
            "Common origin" if group.origin_kind else "Common company", group.threshold, group.m, sum(t["kind"] == kind for t in dossier.tests)))
    findings = dossier.check_findings()
    signals, followed = dossier.check_signals([f for f in findings if not f["id"].startswith("pair-")])
    tiers = collections.Counter(e["tier"] for e in dossier.edges)
    print("Recomputed: %d pairs with %d trials, %d strong, %d indicated; %d findings. All as stated." % (
        len(dossier.edges), sum(map(len, dossier.trials.values())), tiers["strong"], tiers["indicated"], len(findings)))
    dossier.check_crate()
    print("Answers of the named accounts: %s." % (answers or "no answer recorded"))
    if claims:
        print("Claims of others: %d, each with its sources; none is computed, and nothing here is evidence for them." % claims)
    print("Rung 2 (signals) is left out of this dossier." if dossier.head["signals_left_out"]
          else "Rung 2: %d observations of signals; threshold and verdict of each recomputed, p of %d from the figures beside it." % (signals, followed))
    print("Only a holder of the full sources can check: that the traces are complete, the counts of all other pairs and tests (m), the")
    print("controls, the figures of signals and every other p of theirs, and that each record's account, time and text are read")
    print("rightly. The choice of communities and the wording are not checked here.")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Fault as fault:
        print(fault, file=sys.stderr)
        sys.exit(fault.code)
    except MemoryError:
        print("Oversized: in the dossier, expected tables that fit %d bytes of memory, found larger ones." % MEMORY, file=sys.stderr)
        sys.exit(CODES["Oversized"])
    except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        print("MalformedFile: in the dossier, expected the documented form, found %s: %s." % (type(error).__name__, str(error)[:200]), file=sys.stderr)
        sys.exit(CODES["MalformedFile"])
