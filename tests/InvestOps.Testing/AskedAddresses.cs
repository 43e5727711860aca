using System.Collections.Concurrent;

namespace InvestOps.Testing;

/// <summary>
/// The address (path and query) of every request that a stand-in got. None may hold a planted secret, but for the one by which the stand-in's
/// own protocol has itself addressed: a webhook's path, or the key in the query of the public data portal.
/// </summary>
/// <param name="own">The secret that belongs into the stand-in's addresses, as it is written there; none by default.</param>
/// <param name="below">The beginning of the paths that it belongs into.</param>
public sealed class AskedAddresses(string own = "", string below = "/")
{
    private readonly ConcurrentQueue<string> _asked = new();

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyCollection<string> All => _asked;

    /// <summary>Keeps one.</summary>
    public void Add(string address) => _asked.Enqueue(address);

    /// <exception cref="InvalidOperationException">One of them holds a planted secret that does not belong there.</exception>
    public void Refuse()
    {
        foreach (var address in _asked)
        {
            if (Canary.IsIn(own.Length > 0 && address.StartsWith(below, StringComparison.Ordinal) ? address.Replace(own, "", StringComparison.Ordinal) : address))
            {
                throw new InvalidOperationException("A planted secret is in an address that was asked for.");
            }
        }
    }
}
