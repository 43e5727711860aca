using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>How the orders were filled, and the newest fills.</summary>
public sealed partial class FillTable
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    private const int Shown = 12;

    private TearSheetFigures Figures => new(Sheet);

    private IEnumerable<Domain.Trading.Fill> Newest => Sheet.Result.Fills.Reverse().Take(Shown);

    private string NameOf(Domain.Market.Symbol symbol) => Sheet.Names.GetValueOrDefault(symbol, symbol.Code);
}
