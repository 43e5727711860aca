namespace InvestOps.Adapters.FileStorage;

/// <summary>
/// Holds off other writers of one asset, of this process and of others of this machine, while its content is compared and replaced. The
/// system lets go of it when its holder dies. The empty file <c>.lock-NAME</c> stays: who removed it could remove another one's lock.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private const string Prefix = ".lock-";
    private const int MostTries = 15_000;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(2);
    private readonly FileStream _held;

    private FileLock(FileStream held) => _held = held;

    /// <exception cref="IOException">Another writer holds it for half a minute, or the folder cannot be written.</exception>
    public static async Task<FileLock> TakeAsync(string target, CancellationToken cancellationToken)
    {
        var file = Path.Combine(Path.GetDirectoryName(target)!, Prefix + Path.GetFileName(target));
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (tries < MostTries && File.Exists(file))
            {
                await Task.Delay(BetweenTries, TimeProvider.System, cancellationToken);
            }
        }
    }

    public void Dispose() => _held.Dispose();
}
