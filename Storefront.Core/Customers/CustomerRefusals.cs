using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Customers;

/// <summary>Every "no" about what belongs to shoppers.</summary>
public static class CustomerRefusals
{
    public static Refusal NoSuchAddress => new("no_such_address", Refusals.NoSuchAddress, RefusalKind.NotFound);

    public static Refusal BookIsFull => new("address_book_full", Refusals.AddressBookFull.With(SavedAddress.MaxPerShopper));
}
