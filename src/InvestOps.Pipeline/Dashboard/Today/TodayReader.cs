using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Dashboard.SignalLists;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Status;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Dashboard.Today;

/// <summary>Reads the first page: the status with what is wrong in the page's language, and what the newest session brought.</summary>
internal sealed class TodayReader(StatusReader status, HealthRules rules, Deadlines deadlines, MarketStore market, IAssetStore store, ReportText text)
{
    private const string Channels = "channels/";

    private readonly SignalFiles _signals = new(store);

    public async Task<TodayView> ReadAsync(CancellationToken cancellationToken)
    {
        var read = await status.ReadAsync(cancellationToken);
        read = read with { Concerns = rules.Find(read, text) };
        var session = read.NewestSession is { } newest && market.Calendar.TryGetSession(newest, out var known) ? known : null as Domain.Calendar.TradingDate?;
        var damages = new List<string>();
        return new TodayView
        {
            Status = read,
            Steps = [.. StageStep.Row.Select(stage => StepOf(read.Stages.Single(status => status.Stage == stage)))],
            Signals = read.NewestSession is { } date ? await _signals.ReadAsync(date, cancellationToken) : [],
            HasReport = session is { } day && await store.ExistsAsync(AssetCatalog.DailyReportManifest(day), cancellationToken),
            Channels = await ReadChannelsAsync(damages, cancellationToken),
            Damages = damages,
        };
    }

    private StageStep StepOf(StageStatus stage) => new(stage, StageStep.StateOf(stage), stage.Deadline ?? DeadlineOf(stage.Stage, stage.Due));

    private DateTimeOffset? DeadlineOf(StageName stage, IReadOnlyList<DateOnly> due) =>
        due.Count > 0 && market.Calendar.TryGetSession(due[0], out var session) ? deadlines.Of(stage, session) : null;

    private async Task<IReadOnlyList<ChannelState>> ReadChannelsAsync(List<string> damages, CancellationToken cancellationToken)
    {
        var states = new List<ChannelState>();
        foreach (var path in await store.ListAsync(AssetCatalog.Outbox, Channels, cancellationToken))
        {
            if (await Damage.OrNullAsync(() => store.ReadJsonAsync<ChannelState>(path, cancellationToken), damages) is { } state)
            {
                states.Add(state);
            }
        }

        return states;
    }
}
