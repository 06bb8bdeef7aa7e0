"""Ids that the public contract fixes, whether or not the bank holds the file yet."""

_HLD = """
url-shortener pastebin rate-limiter key-value-store unique-id-generator notification-system news-feed typeahead
web-crawler distributed-cache message-queue team-chat chat-messenger ride-hailing proximity-service video-streaming
file-sync photo-sharing payment-wallet ad-click-aggregation job-scheduler leaderboard maps collaborative-editor
ticket-booking stock-exchange object-store metrics-platform search-engine e-commerce multi-tenant-saas
real-time-analytics inference-gateway rag-platform llm-chat-service coding-assistant semantic-search
content-moderation voice-agent llm-recommendations agent-platform recommendation-system feed-ranking
ad-ctr-prediction search-ranking fraud-detection spam-detection visual-search
"""
_LLD = """
parking-lot elevator vending-machine atm snake-and-ladder tic-tac-toe chess url-shortener-lld splitwise movie-booking
ride-hailing-lld food-cart notification-service meeting-scheduler lru-cache rate-limiter-lld kv-store logger
file-system text-editor
"""
_BEHAVIORAL = """
conflict-with-peer disagree-with-manager failure tight-deadline influence-without-authority proudest-project ambiguity
hardest-technical-problem production-incident mentoring trade-off-decision innovation customer-focus
difficult-feedback prioritization performance-improvement about-yourself why-this-company
"""
_CHOICES = """
postgres mysql redis memcached cassandra dynamodb mongodb spanner cockroachdb kafka rabbitmq sqs elasticsearch s3 cdn
grpc rest graphql websocket sse long-polling microservices monolith vector-db zookeeper etcd bigquery snowflake spark
flink neo4j prometheus hbase kubernetes serverless nginx two-phase-commit saga sharding consistent-hashing
read-replicas write-through-cache event-sourcing cqrs
lsm-tree b-tree optimistic-locking pessimistic-locking raft gossip quorum strong-consistency eventual-consistency
l4-load-balancer l7-load-balancer api-gateway service-mesh fan-out-on-write fan-out-on-read geohash quadtree crdt
operational-transform outbox change-data-capture circuit-breaker token-bucket leaky-bucket fixed-window
sliding-window-log sliding-window-counter bloom-filter count-min-sketch hyperloglog cache-aside write-behind-cache
multi-leader leaderless sync-replication async-replication jwt server-sessions blue-green canary batch-processing
stream-processing rag fine-tuning llm-agent semantic-cache hnsw silo-tenancy pool-tenancy snowflake-id active-active
active-passive
singleton factory builder prototype adapter decorator facade proxy composite strategy observer state command
chain-of-responsibility template-method iterator inheritance composition repository event-bus coarse-lock
fine-grained-lock immutable-value thread-pool
"""

QUESTIONS: dict[str, frozenset[str]] = {
    "hld": frozenset(_HLD.split()),
    "lld": frozenset(_LLD.split()),
    "behavioral": frozenset(_BEHAVIORAL.split()),
}
"""The questions of each kind. An answer to one that the bank does not hold is graded by the generic checks."""

CHOICES = frozenset(_CHOICES.split())
"""The choice cards. A file may refer to one that is not written yet."""

COMMON_FACTS = ("daily_users", "read_write_ratio", "retention", "latency")
"""What every system-design question must be able to answer."""
