using InvestOps.LocalFunctions.Discovery;

namespace InvestOps.LocalFunctions.Listening;

/// <summary>Makes the listeners of one kind of trigger.</summary>
internal interface IFunctionListenerFactory
{
    /// <returns>A listener that has not started; null when the trigger is of another kind.</returns>
    /// <exception cref="FunctionUnusableException">This function alone cannot be listened for, for example because a setting is missing.</exception>
    IFunctionListener? Create(FunctionDescriptor function);
}
