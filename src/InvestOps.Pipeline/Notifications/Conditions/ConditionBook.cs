using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Notifications.Conditions;

/// <summary>Keeps what is broken and what is well, and tells of changes only: down and recovered, never down and down again.</summary>
public sealed class ConditionBook(IAssetStore store, Outbox outbox, TimeProvider time)
{
    /// <summary>The notice goes into the outbox before the state is kept: a crash in between tells it again under the same key.</summary>
    /// <returns>Whether that is news.</returns>
    public async Task<bool> BreakAsync(Announcement.Broken broken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(broken);
        var before = await ReadAsync(broken.Condition, cancellationToken);
        if (before?.IsBroken == true)
        {
            return false;
        }

        var outages = (before?.Outages ?? 0) + 1;
        var now = time.GetUtcNow();
        var notice = Outbox.Masked(broken.What) with { Version = FormattableString.Invariant($"{broken.Condition} down {outages}") };
        await outbox.AddAsync(notice, cancellationToken);
        await WriteAsync(new Condition { Name = broken.Condition, IsBroken = true, Outages = outages, Since = now, SaidAt = now, Notice = notice }, cancellationToken);
        return true;
    }

    /// <inheritdoc cref="BreakAsync"/>
    public async Task<bool> MendAsync(Announcement.Mended mended, Func<TimeSpan, string> lasted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mended);
        ArgumentNullException.ThrowIfNull(lasted);
        if (await ReadAsync(mended.Condition, cancellationToken) is not { IsBroken: true } before)
        {
            return false;
        }

        var now = time.GetUtcNow();
        var said = mended.What;
        var notice = said with
        {
            Severity = NoticeSeverity.Info,
            Details = string.Join("; ", new[] { said.Details, lasted(now - before.Since) }.Where(text => text.Length > 0)),
            Version = FormattableString.Invariant($"{mended.Condition} up {before.Outages}"),
        };
        await outbox.AddAsync(notice, cancellationToken);
        await WriteAsync(before with { IsBroken = false, Since = now, SaidAt = now }, cancellationToken);
        return true;
    }

    /// <summary>What is broken now, the oldest first.</summary>
    public async Task<IReadOnlyList<Condition>> BrokenAsync(CancellationToken cancellationToken)
    {
        var paths = await store.ListAsync(AssetCatalog.Outbox, AssetCatalog.Conditions, cancellationToken);
        var all = await SeveralAtOnce.RunAsync(paths, path => store.ReadJsonAsync<Condition>(path, cancellationToken));
        return [.. all.OfType<Condition>().Where(condition => condition.IsBroken).OrderBy(condition => condition.Since)];
    }

    /// <summary>Whether something is broken now.</summary>
    public async Task<bool> IsBrokenAsync(string condition, CancellationToken cancellationToken) => (await ReadAsync(condition, cancellationToken))?.IsBroken == true;

    /// <summary>Puts a reminder in for everything that has been broken for so long since people were last told.</summary>
    public async Task RemindAsync(TimeSpan every, Func<Condition, TimeSpan, Notice> reminder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        var now = time.GetUtcNow();
        foreach (var condition in (await BrokenAsync(cancellationToken)).Where(condition => now - condition.SaidAt >= every))
        {
            var notice = reminder(condition, now - condition.Since);
            await outbox.AddAsync(notice with { Version = FormattableString.Invariant($"{condition.Name} reminder {condition.Outages} {condition.SaidAt:O}") }, cancellationToken);
            await WriteAsync(condition with { SaidAt = now }, cancellationToken);
        }
    }

    private Task<Condition?> ReadAsync(string name, CancellationToken cancellationToken) => store.ReadJsonAsync<Condition>(AssetCatalog.NoticeCondition(name), cancellationToken);

    private Task WriteAsync(Condition condition, CancellationToken cancellationToken) =>
        store.WriteAsync(AssetCatalog.NoticeCondition(condition.Name), AssetJson.Write(condition), cancellationToken);
}
