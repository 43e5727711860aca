using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Merging;
using InvestOps.Pipeline.MarketData.Panels.Kept;

namespace InvestOps.Pipeline.MarketData.Panels;

/// <summary>Builds a panel from the stored files that hold sessions of a range, several files at a time, or takes it as it was kept.</summary>
internal sealed class PanelLoader(ManifestFile files, MarketManifest manifest, TradingCalendar calendar, KeptPanels? kept)
{
    public async Task<MarketPanel> LoadAsync(PanelRequest request, CancellationToken cancellationToken)
    {
        var stored = manifest.StoredBetween(request.From, request.To);
        var (first, last) = (calendar.Session(stored[0]), calendar.Session(stored[^1]));
        var sessions = calendar.Range(first, last);

        var facts = await FactMerge.ReadAsync(files, manifest.Facts, cancellationToken);
        var frame = new PanelData
        {
            Basis = manifest.Basis,
            Calendar = calendar,
            Sessions = sessions,
            Facts = facts,
            Issues = [],
            Columns = new Dictionary<PanelColumn, PanelRows>(),
            Stored = [],
        };

        // What a backtest asks for; scans are of few sessions, and of other ones each day.
        if (kept is null || sessions.Count < KeptPanels.FewestSessions || !request.Indices || !request.Columns.Contains(PanelColumn.Adjustment))
        {
            return new MarketPanel(await ReadAsync(request, stored, frame, cancellationToken));
        }

        var besides = manifest.Index.Where(file => file.Sessions.Any(session => session.Date >= first.Date && session.Date <= last.Date)).Append(manifest.Issues);
        var key = PanelKey.Of(new MarketDescription(manifest, calendar).VintageOf(last.Date), first, last, request.Status, besides.Select(file => file?.Sha256 ?? ""));
        if (kept.Find(key, request.Columns, frame) is { } found)
        {
            return new MarketPanel(found);
        }

        var data = await ReadAsync(request, stored, frame, cancellationToken);
        kept.Keep(key, data);
        return new MarketPanel(data);
    }

    private async Task<PanelData> ReadAsync(PanelRequest request, DateOnly[] stored, PanelData frame, CancellationToken cancellationToken)
    {
        var (sessions, first, last) = (frame.Sessions, frame.Sessions[0], frame.Sessions[^1]);
        var listed = await PanelIssues.ReadListAsync(files, manifest.Issues, cancellationToken);
        var indices = request.Indices ? await PanelIndices.ReadAsync(files, manifest.Index, sessions, cancellationToken) : [];
        var parts = await BarParts.OpenAsync(files, manifest.Bars, (first.Date, last.Date), cancellationToken);
        try
        {
            return Build(request, parts, new PanelShape(parts, stored, sessions), frame, listed) with { Indices = indices };
        }
        finally
        {
            foreach (var part in parts)
            {
                part.Dispose();
            }
        }
    }

    private PanelData Build(PanelRequest request, BarPart[] parts, PanelShape shape, PanelData frame, IReadOnlyDictionary<Symbol, Listing> listed)
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

        status?.Designate(frame.Sessions, listed);
        return frame with
        {
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
