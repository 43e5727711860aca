using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Ingesting;

/// <summary>What the sources said of one session that none of them has given yet.</summary>
internal sealed class FetchRound(TradingDate date)
{
    private readonly List<string> _notes = [];
    private readonly List<SourceException> _faults = [];
    private string? _emptyLong;

    public TradingDate Date { get; } = date;

    public IReadOnlyList<string> Notes => _notes;

    public void Note(IMarketDataSource source, string text) => _notes.Add($"{source.Name} {text}");

    public void Fault(SourceException fault)
    {
        _faults.Add(fault);
        _notes.Add(fault.Message);
    }

    public void Empty(IMarketDataSource source, string reason, bool isLate)
    {
        Note(source, reason);
        if (isLate)
        {
            _emptyLong ??= $"{source.Name} {reason}";
        }
    }

    /// <summary>Missing keys are no failure: somebody who imports files needs none.</summary>
    /// <exception cref="SourceException">A source failed.</exception>
    /// <exception cref="MarketDataException">A source that answers has no rows, long after they were due.</exception>
    public void ThrowIfWrong()
    {
        if (_faults.Find(fault => fault.Fault != SourceFault.AuthMissing) is { } failed)
        {
            throw failed;
        }

        if (_emptyLong is not null)
        {
            throw new MarketDataException(
                $"{_emptyLong}, hours after they were due, though {Date} is a trading day of the calendar. If the exchange was closed, record it: "
                + $"investops calendar close {Date} --reason \"...\". If it was open, the source is late; nothing was stored, and the next run asks again.");
        }
    }
}
