using System.Globalization;
using InvestOps.Pipeline.Assets;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Backups;

/// <summary>Reads a repository back, every content against its hash, and remembers what is damaged.</summary>
public sealed class BackupCheck(BackupRepository repository, TimeProvider time, ILogger<BackupCheck> log)
{
    private const int Portion = 64;

    public async Task<BackupFindings> RunAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var names = await repository.SnapshotsAsync(cancellationToken);
        var wrong = new List<string>();
        var files = new Dictionary<string, (SnapshotName Name, SnapshotItem Item)>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            try
            {
                foreach (var item in (await repository.ReadAsync(name, cancellationToken)).Items)
                {
                    files[item.Sha256] = (name, item);
                }
            }
            catch (InvalidDataException exception)
            {
                wrong.Add(exception.InnerException is UnknownSchemaException ? exception.Message : $"backup {name.Id} is damaged itself: {repository.Store.LocationOf(name.Path)}");
            }
        }

        var (bytes, damaged) = await ReadAsync([.. files.Keys.Order(StringComparer.Ordinal)], progress, cancellationToken);
        wrong.AddRange(damaged.Select(hash => $"{files[hash].Item.Container}/{files[hash].Item.Name} of backup {files[hash].Name.Id} is damaged or missing (object {hash})"));
        await repository.WriteDamageAsync(new DamagedObjects { CheckedAt = time.GetUtcNow(), Objects = damaged }, cancellationToken);
        if (wrong.Count > 0)
        {
            log.CopyDamaged("BACKUP_VERIFY", wrong.Count, wrong[0]);
        }
        else
        {
            log.CopyVerified("BACKUP_VERIFY", string.Create(CultureInfo.InvariantCulture, $"{names.Count} backups, {files.Count} contents, {bytes:N0} bytes read back"), time.GetElapsedTime(started));
        }

        return new BackupFindings(names.Count, files.Count, bytes, wrong);
    }

    private async Task<(long Bytes, IReadOnlyList<string> Damaged)> ReadAsync(IReadOnlyList<string> hashes, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var damaged = new List<string>();
        var (bytes, done) = (0L, 0);
        foreach (var portion in hashes.Chunk(Portion))
        {
            var read = await SeveralAtOnce.RunAsync(portion, async hash =>
            {
                var content = await repository.ReadObjectAsync(hash, cancellationToken);
                return (hash, content?.LongLength ?? 0, IsIntact: BackupRepository.IsIntact(content, hash));
            });
            bytes += read.Sum(entry => entry.Item2);
            damaged.AddRange(read.Where(entry => !entry.IsIntact).Select(entry => entry.hash));
            done += portion.Length;
            progress?.Report((double)done / hashes.Count);
        }

        return (bytes, damaged);
    }
}
