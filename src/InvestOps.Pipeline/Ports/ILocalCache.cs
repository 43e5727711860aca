namespace InvestOps.Pipeline.Ports;

/// <summary>
/// Files of this machine that are quick to read and can be made again at any time. Nothing is lost when one is gone, so the place may
/// throw out what was used longest ago, and a write that fails is no failure of the work.
/// </summary>
public interface ILocalCache
{
    /// <returns>The file of a name, opened; null where there is none.</returns>
    ICachedFile? Open(string name);

    /// <summary>Keeps a file under a name, in place of any earlier one. A reader sees all of it or nothing.</summary>
    /// <param name="name">Lower-case letters, digits, dots and hyphens.</param>
    /// <param name="write">Writes the content.</param>
    /// <returns>False where it could not be kept.</returns>
    bool TryKeep(string name, Action<Stream> write);

    /// <summary>Throws out a file that turned out to be damaged.</summary>
    void Remove(string name);
}
