namespace InvestOps.FakeExchange;

/// <summary>How the fake exchange is run.</summary>
public sealed record FakeExchangeOptions
{
    /// <summary>The port on this machine; 0: any that is free.</summary>
    public int Port { get; init; }

    /// <summary>The only key that is taken, not encoded; null: any.</summary>
    public string? Key { get; init; }

    /// <summary>So many requests a day are answered, whatever the key; null: all.</summary>
    public int? Quota { get; init; }

    /// <summary>Is told the path and the query of every request.</summary>
    public Action<string>? Asked { get; init; }

    /// <summary>The clock that slow answers wait on.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
