"""A candidate's words for the measurements: 45 minutes on a URL shortener, and as much small talk as is wanted."""

import random

ROUND: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "requirements",
        (
            "Before I draw anything: how many daily active users should I plan for, and how many new links a day?",
            "Is it read heavy? I would guess a hundred redirects for every link that gets made.",
            "How long do we keep a link, and may people choose their own alias?",
            "So in scope: shorten, redirect, custom alias, expiry. Out of scope: accounts, billing and a dashboard.",
            "Non-functional: redirects under 100 ms at p99, four nines for the read path, and no link is ever lost.",
        ),
    ),
    (
        "estimation",
        (
            "100 million links a month is about 40 writes per second; at 100:1 that makes 4,000 reads per second.",
            "Peak is ten times that, so I size for 40,000 reads a second.",
            "A row is about 500 bytes, 100M a month for 5 years is 6 billion rows, so roughly 3 TB.",
            "If the hot 20 percent of a day's links sits in memory, that is below 40 GB of cache.",
        ),
    ),
    (
        "api",
        (
            "POST /links takes the long URL, an optional alias and an expiry, and gives back the code with a 201.",
            "GET /{code} answers 302, not 301, because a cached permanent redirect would hide clicks from us.",
            "An idempotency key on the POST, so that a retry does not make a second link.",
        ),
    ),
    (
        "data_model",
        (
            "One table keyed by code: code, long_url, created_at, expires_at, owner. Access is by key alone.",
            "I would pick DynamoDB because it is a pure key lookup and it scales by partition without us sharding it.",
            "Against Postgres: one primary carries forty writes a second, but 3 TB means sharding by hand later.",
            "What I give up is ad hoc queries and joins; analytics reads a stream of events instead.",
        ),
    ),
    (
        "architecture",
        (
            "Client to CDN, to a load balancer, to stateless redirect services, to a Redis cache, then to the store.",
            "Writes go to a separate service that takes codes from ranges handed out by a key generator.",
            "Clicks go to Kafka fire and forget, so that the redirect never waits for analytics.",
            "The read path is: look in the local cache, then Redis, then the store, and fill on a miss with a ttl.",
        ),
    ),
    (
        "deep_dive",
        (
            "Codes: base62 of a 64-bit counter gives 7 characters for 3.5 trillion codes, with no collision to check.",
            "A single counter would be a bottleneck and a single point of failure, so nodes lease ranges of 10,000.",
            "If a node dies its range is lost, which is fine: we lose 10,000 codes out of trillions.",
            "To stop guessing of neighbours I would run the counter through a bijective shuffle before encoding.",
            "Custom aliases share the table with a conditional put, so two people cannot take the same one.",
        ),
    ),
    (
        "scale",
        (
            "A celebrity link is a hot key: I would keep it in each service's own memory for a few seconds.",
            "The cache is sharded by consistent hashing so that adding a node moves only a small share of keys.",
            "For other regions I would replicate the store asynchronously and serve redirects locally.",
        ),
    ),
    (
        "reliability",
        (
            "If Redis dies the store takes 4,000 reads a second directly; we shed load and coalesce misses meanwhile.",
            "The store is replicated over three zones; failover is automatic and takes seconds.",
            "SLI: share of redirects under 100 ms, objective 99.9 percent a month; alert on its burn rate.",
        ),
    ),
    (
        "tradeoffs",
        (
            "I chose availability over consistency on reads: a new link may show a second later in another region.",
            "302 costs us more traffic than 301, about twice the reads, and buys click counts and the power to expire.",
            "Cost is mostly egress and the store; with a year more I would move cold links to cheaper storage.",
        ),
    ),
)
"""By step, the turns of one candidate; about 800 words in all."""

_TRADE = """
cache queue shard replica write read latency throughput index partition leader follower quorum log event user
link feed message order payment seat region zone gateway worker batch stream window retry timeout backoff
budget alert metric trace rollout rollback canary schema column key value blob object bucket token session
lock lease version snapshot backup peak average growth hot cold tail median million thousand second minute
hour month because therefore instead although would could should pick prefer choose give take cost save lose
keep serve store send
"""
_WORDS = _TRADE.split()


def chatter(chance: random.Random, words: int) -> str:
    """That many words of the trade, in no order that means anything, with a rare name in it."""
    said = chance.choices(_WORDS, k=words - 1)
    said.insert(words // 2, f"team{chance.randrange(2000)}")
    return " ".join(said).capitalize() + "."
