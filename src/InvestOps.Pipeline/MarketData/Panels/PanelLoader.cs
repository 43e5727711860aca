using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Merging;

namespace InvestOps.Pipeline.MarketData.Panels;

/// <summary>Builds a panel from the stored files that hold sessions of a range, several files at a time.</summary>
internal sealed class PanelLoader(ManifestFile files, MarketManifest manifest, TradingCalendar calendar)
{
    public async Task<MarketPanel> LoadAsync(PanelRequest request, CancellationToken cancellationToken)
    {
        var stored = manifest.StoredBetween(request.From, request.To);
        var (first, last) = (calendar.Session(stored[0]), calendar.Session(stored[^1]));
        var sessions = calendar.Range(first, last);
        var listed = await PanelIssues.ReadListAsync(files, manifest.Issues, cancellationToken);
        var indices = request.Indices ? await PanelIndices.ReadAsync(files, manifest.Index, sessions, cancellationToken) : [];
        var facts = await FactMerge.ReadAsync(files, manifest.Facts, cancellationToken);
        var parts = await BarParts.OpenAsync(files, manifest.Bars, (first.Date, last.Date), cancellationToken);
        try
        {
            return new MarketPanel(Build(request, parts, new PanelShape(parts, stored, sessions), sessions, listed) with { Indices = indices, Facts = facts });
        }
        finally
        {
            foreach (var part in parts)
            {
                part.Dispose();
            }
        }
    }

    private PanelData Build(PanelRequest request, BarPart[] parts, PanelShape shape, IReadOnlyList<TradingDate> sessions, IReadOnlyDictionary<Symbol, Listing> listed)
    {
        var columns = new PanelColumns(request.Columns, manifest.Basis, shape);
        var status = request.Status && parts.Any(part => part.HasTexts) ? new PanelStatus(shape) : null;
        FilesAtOnce.ForEach(parts.Length, index =>
        {
            var positions = parts[index].Positions(shape);
            columns.Fill(parts[index], positions);
            status?.Fill(parts[index], positions);
        });
        if (columns.NeedsShares)
        {
            columns.AddShares();
            FilesAtOnce.ForEach(parts.Length, index => columns.FillShares(parts[index], parts[index].Positions(shape)));
        }

        status?.Designate(sessions, listed);
        return new PanelData
        {
            Basis = manifest.Basis,
            Calendar = calendar,
            Sessions = sessions,
            Issues = PanelIssues.Describe(shape.Codes, parts, listed),
            Columns = columns.Finish(request.Columns),
            Stored = shape.Stored,
            Status = status?.Flags,
            Boards = status?.Boards,
            Names = status?.Names() ?? [],
            SessionsWithoutBasePrices = columns.SessionsWithoutBasePrices(),
        };
    }
}
