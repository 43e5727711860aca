using InvestOps.Domain.Market;

namespace InvestOps.Domain.Portfolios;

/// <summary>An entry of HOLD_CORE: always held, at a fixed share of equity.</summary>
public sealed record CoreHolding(Symbol Symbol, Weight Weight);
