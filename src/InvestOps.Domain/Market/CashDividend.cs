namespace InvestOps.Domain.Market;

/// <summary>A cash dividend (현금배당), before tax.</summary>
/// <param name="Symbol">The issue that pays it.</param>
/// <param name="ExDate">배당락일: who holds the share at the close before is paid.</param>
/// <param name="Amount">Won for each share held at the close before.</param>
/// <param name="Source">Who says so.</param>
public sealed record CashDividend(Symbol Symbol, DateOnly ExDate, decimal Amount, string Source = "");
