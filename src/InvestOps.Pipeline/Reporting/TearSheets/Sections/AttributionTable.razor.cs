using InvestOps.Domain.Market;
using InvestOps.Domain.Performance.Books;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>Where the result came from: prices and dividends, less each cost, are net.</summary>
public sealed partial class AttributionTable
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    private TearSheetFigures Figures => field ??= new TearSheetFigures(Sheet);

    private CostAttribution Costs => Sheet.Report.Costs;

    private bool HasDividends => Costs.Dividends != Won.Zero;

    private IEnumerable<(string Key, Won Amount)> Parts =>
    [
        (HasDividends ? "costs.prices" : "costs.gross", Costs.Prices),
        .. HasDividends ? [("costs.dividends", Costs.Dividends), ("costs.dividends.tax", -Costs.DividendTax)] : Array.Empty<(string, Won)>(),
        ("costs.commission", -Costs.Commission),
        ("costs.tax", -Costs.SalesTax),
        ("costs.slippage", -Costs.Slippage),
    ];
}
