using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Tuning;

/// <summary>
/// The tuning that this process last worked on: shards of one come one after the other, so plan and panel are read once, and the panel
/// serves the next tuning of the same market too. For one caller at a time.
/// </summary>
public sealed class OpenTunings(TuningRequests requests, MarketStore market, IAssetStore store)
{
    private SettledTuning? _settled;
    private TuningWork? _work;
    private (string Name, MarketPanel Panel)? _panel;

    /// <summary>Whether a panel is held.</summary>
    public bool HasPanel => _panel is not null;

    /// <exception cref="InvalidRequestException">There is no such tuning, or the data, the strategy or the code here are others than its plan's.</exception>
    public async Task<SettledTuning> SettleAsync(string id, CancellationToken cancellationToken)
    {
        if (_settled is not { } settled || settled.Plan.Id != id)
        {
            (_settled, _work) = (null, null);
            var plan = await store.ReadJsonAsync<TuningPlan>(AssetCatalog.Tuning(id, "plan.json"), cancellationToken)
                ?? throw new InvalidRequestException([$"There is no tuning {id}."]);
            _settled = settled = await requests.OpenAsync(plan, cancellationToken);
        }

        return settled;
    }

    /// <summary>Lets go of the panel, which is large.</summary>
    public void Close() => (_settled, _work, _panel) = (null, null, null);

    /// <summary>Lets go of the panel and gives its memory back, which nothing else would do while the process does nothing.</summary>
    public void CloseIdle()
    {
        if (HasPanel)
        {
            Close();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    // Only where something is to be run: a shard that is there needs no panel.
    internal async Task<TuningWork> WorkAsync(SettledTuning settled, int threads, CancellationToken cancellationToken)
    {
        if (_work is not { } work || !ReferenceEquals(_settled, settled))
        {
            var name = TuningPanel.NameOf(settled);
            if (_panel?.Name != name)
            {
                _panel = null; // two at a time would be twice as large
                _panel = (name, await TuningPanel.LoadAsync(market, settled, threads, cancellationToken));
            }

            (_settled, _work) = (settled, work = new TuningWork(settled, _panel.Value.Panel));
        }

        return work;
    }
}
