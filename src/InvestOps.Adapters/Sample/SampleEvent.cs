using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Sample;

/// <summary>One thing that happens in the sample market, on its first session.</summary>
public sealed record SampleEvent(TradingDate Date, Symbol Symbol, SampleEventKind Kind, string Detail);
