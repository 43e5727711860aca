namespace InvestOps.Domain.Market;

/// <summary>A company that went into another (합병, 주식교환): its shares become shares of the successor.</summary>
/// <param name="Symbol">The predecessor.</param>
/// <param name="Successor">Who holds the one gets the other.</param>
/// <param name="On">The day from whose open the new shares are held, usually their listing.</param>
/// <param name="Ratio">New shares for each old one.</param>
/// <param name="Source">Who says so.</param>
public sealed record Succession(Symbol Symbol, Symbol Successor, DateOnly On, decimal Ratio, string Source = "");
