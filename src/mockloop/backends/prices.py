"""What tokens cost, by the price list inside the installed `genai-prices`. Nothing is fetched."""

from mockloop.backends.usage import Usage


def price(kind: str, base_url: str, model: str, usage: Usage) -> float | None:
    """US dollars for the tokens; None where the list knows no such model: then only tokens are shown.

    `kind` is the provider for its own address (`base_url` ""), else the address decides. The first call imports the
    list: a quarter of a second.
    """
    from genai_prices import Usage as Taken
    from genai_prices import calc_price

    taken = Taken(input_tokens=usage.input, cache_read_tokens=usage.cached, output_tokens=usage.output)
    try:
        if base_url:
            return float(calc_price(taken, model, provider_api_url=base_url).total_price)
        return float(calc_price(taken, model, provider_id=kind).total_price)
    except (LookupError, ValueError):
        return None
